/** A metric as an expression uses it. */
export interface MetricUse {
  readonly name: string;
  /** Labels that are matched in its braces. */
  readonly labels: readonly string[];
}

const words = /\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const series = /([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(\()?(?:\{([^}]*)\})?/g;
const operators = new Set(['and', 'or', 'unless', 'offset', 'bool', 'inf', 'nan']);

/** The metrics of a PromQL expression; as much of the grammar as our rules use. */
export function metricsOf(expression: string): MetricUse[] {
  const bare = expression.replaceAll(words, ' ').replaceAll(/\[[^\]]*\]|offset \w+/g, ' ');
  const values = bare.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...values.matchAll(series)]
    .filter(([, name = '', call]) => call === undefined && !operators.has(name.toLowerCase()))
    .filter(([, name = '']) => !/^\d/.test(name))
    .map(([, name = '', , braces = '']) => ({
      name,
      labels: [...braces.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    }));
}

/** The labels by which an expression groups. */
export function groupingsOf(expression: string): string[] {
  return [...expression.matchAll(words)].flatMap(([, , list = '']) =>
    list.split(',').map((label) => label.trim()),
  );
}
