import { parse } from 'yaml';
import type { AlertRule, IPrometheusRule, RecordingRule } from './custom-resources.ts';
import { declaredMetrics, seriesOf } from './declared-metrics.ts';
import { groupingsOf, metricsOf } from './promql.ts';
import { readText } from './tree.ts';

export const folder = 'k8s/components/monitoring';
export const { spec } = parse(readText(`${folder}/rules.yaml`)) as IPrometheusRule;
export const rules = spec.groups.flatMap((group) => group.rules);
export const alerts = rules.filter((rule): rule is AlertRule => 'alert' in rule);
const records = rules.filter((rule): rule is RecordingRule => 'record' in rule);

/** What Prometheus itself adds to each target. */
const targetLabels = ['container', 'pod', 'namespace'];

/** Every series there can be, with its labels: the code's, the rules' own, Prometheus' own. */
export const known = new Map<string, readonly string[]>([
  ...declaredMetrics().flatMap(seriesOf),
  ...records.map(({ record, expr }): [string, readonly string[]] => [record, groupingsOf(expr)]),
  ['up', []],
]);

/** Metrics and labels of an expression that nobody declares. */
export function findStrangers(expr: string): string[] {
  const uses = metricsOf(expr);
  const labels = [...uses.flatMap(({ name }) => known.get(name) ?? []), ...targetLabels];
  return [
    ...uses.flatMap(({ name, labels: matched }) => {
      const declared = known.get(name);
      if (declared === undefined) return [name];
      return matched.filter((label) => ![...declared, ...targetLabels].includes(label));
    }),
    ...groupingsOf(expr).filter((label) => !labels.includes(label)),
  ];
}
