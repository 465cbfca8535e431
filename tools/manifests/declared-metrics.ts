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

const places = '{apps,libs}/*/src/metrics.ts';

/** Every metric of the product, with the one place that declares it. */
export function declaredMetrics(): DeclaredMetric[] {
  return globSync(places, { cwd: root }).flatMap((file) =>
    metricsOf(readFileSync(join(root, file), 'utf8')),
  );
}

function metricsOf(text: string): DeclaredMetric[] {
  return [...text.matchAll(groups)].flatMap(([, group = '', body = '']) =>
    [...body.matchAll(members)].map(([, property = '', kind, name = '', list = '']) => ({
      name,
      kind: kind as DeclaredMetric['kind'],
      labels: [...list.matchAll(/'(\w+)'/g)].map(([, label = '']) => label),
      group,
      property,
    })),
  );
}

const making = /\b(?:counter|gauge|histogram)\(/g;

/**
 * Sources that make metrics which `declaredMetrics` does not see: outside of `src/metrics.ts`, or
 * there in another form. Nobody would ask whether they are emitted.
 */
export function findHiddenMetrics(folder: string): string[] {
  const declaring = new Set(globSync(places, { cwd: folder }));
  return globSync('{apps,libs}/*/src/**/*.{ts,tsx}', { cwd: folder }).filter((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    if (!text.includes(`from '@gomomo/telemetry'`)) return false;
    const seen = declaring.has(file) ? metricsOf(text).length : 0;
    return [...text.matchAll(making)].length !== seen;
  });
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
