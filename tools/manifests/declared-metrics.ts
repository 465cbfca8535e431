import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tree.ts';

/** A metric as a `metrics.ts` declares it: `group.property` is what its owner counts with. */
export interface DeclaredMetric {
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  readonly group: string;
  readonly property: string;
}

const groups = /export const (\w+) = \{\n([\s\S]*?)\n\};/g;
const members =
  /(\w+): (counter|gauge|histogram)\(\s*'(\w+)',\s*(?:'[^']*'|"[^"]*"),\s*\[([^\]]*)\]/g;

/** Every metric of the product, with the one place that declares it. */
export function declaredMetrics(): DeclaredMetric[] {
  return globSync('{apps,libs}/*/src/metrics.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(groups)].flatMap(
      ([, group = '', body = '']) =>
        [...body.matchAll(members)].map(([, property = '', kind, name = '', list = '']) => ({
          name,
          kind: kind as DeclaredMetric['kind'],
          labels: [...list.matchAll(/'(\w+)'/g)].map(([, label = '']) => label),
          group,
          property,
        })),
    ),
  );
}

/** The series that Prometheus stores of it, with their labels. */
export function seriesOf({ name, kind, labels }: DeclaredMetric): [string, readonly string[]][] {
  if (kind !== 'histogram') return [[name, labels]];
  return [
    [`${name}_count`, labels],
    [`${name}_sum`, labels],
    [`${name}_bucket`, [...labels, 'le']],
  ];
}

/** Whether some source counts, sets or times it. */
export function isEmitted({
  group,
  property,
}: Pick<DeclaredMetric, 'group' | 'property'>): boolean {
  const use = new RegExp(`\\b${group}\\.${property}\\.(?:inc|dec|set|observe|startTimer)\\(`);
  return globSync('{apps,libs}/*/src/**/*.ts', { cwd: root })
    .filter((file) => !file.includes('/generated/'))
    .some((file) => use.test(readFileSync(join(root, file), 'utf8')));
}
