import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export interface Rules {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
}

/** The product's rules, as the operator's resource holds them. */
export function readRules(): Rules {
  const file = join(import.meta.dirname, '../../k8s/components/monitoring/rules.yaml');
  return (parse(readFileSync(file, 'utf8')) as { spec: Rules }).spec;
}

const secondsOf: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** The same rules in a sixtieth of the time: windows, offsets and how long it must last. Thresholds stay. */
export function toFastRules({ groups }: Rules): Rules {
  return {
    groups: groups.map((group) => ({
      ...group,
      rules: group.rules.map((rule) => ({
        ...rule,
        expr: rule.expr.replaceAll(
          /(\[|\boffset |:)(\d+)([smhd])(?=[\]:\s)]|$)/g,
          (_, before: string, count: string, unit: string) => before + divide(count, unit),
        ),
        ...(rule.for === undefined
          ? {}
          : {
              for: rule.for.replace(/^(\d+)([smhd])$/, (_, count: string, unit: string) =>
                divide(count, unit),
              ),
            }),
      })),
    })),
  };
}

/** Never shorter than a second, which is how often Prometheus looks. */
const divide = (count: string, unit: string): string =>
  `${Math.max(1, Math.round((Number(count) * (secondsOf[unit] ?? 1)) / 60))}s`;
