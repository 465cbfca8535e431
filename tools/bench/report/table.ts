import { isFigure, judge, type Bar, type Figure } from './bars.ts';

export type Table = readonly (readonly string[])[];

/** Markdown; in a terminal as readable. */
export function print(table: Table): string {
  const [head = [], ...rows] = table;
  const widths = head.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

export function toBarTable(figures: readonly Figure[]): Table {
  const hasBaseline = figures.some(({ beside }) => beside !== undefined);
  return [
    [
      'measure',
      'now',
      'ship',
      'target',
      'reaches',
      ...(hasBaseline ? ['beside the baseline'] : []),
    ],
    ...figures.map(({ bar, value, beside = '' }) => {
      const sign = bar.better === 'most' ? '≤' : '≥';
      const limits = [bar.ship, bar.target].map((limit) => `${sign} ${toText(bar, limit)}`);
      const cells = [bar.measure, toText(bar, value), ...limits, judge(bar, value)];
      return hasBaseline ? [...cells, beside] : cells;
    }),
  ];
}

export function toText({ unit }: Pick<Bar, 'unit'>, value: number | undefined): string {
  if (!isFigure(value)) return '–';
  if (unit === 'ratio') return value.toFixed(2);
  const text = value.toLocaleString('en-US', { maximumFractionDigits: digitsOf(value) });
  return unit === '/s' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`;
}

const digitsOf = (value: number): number => {
  if (value >= 10) return 0;
  return value >= 1 ? 1 : 3;
};
