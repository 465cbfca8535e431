/** What is measured, and how good it must be to ship. */
export interface Bar {
  readonly measure: string;
  readonly unit: 'ratio' | 'ms' | 's' | 'MB' | '/s' | 'turns' | '%';
  /** `most`: smaller is better. */
  readonly better: 'most' | 'least';
  readonly ship: number;
  readonly target: number;
}

export const most = (ship: number, target: number) => ({ better: 'most', ship, target }) as const;
export const least = (ship: number, target: number) => ({ better: 'least', ship, target }) as const;

export type Verdict = 'target' | 'ship' | 'short' | 'not measured';

/** @returns `short` when worse than ship; `not measured` for what is no figure */
export function judge(bar: Bar, value: number | undefined): Verdict {
  if (!isFigure(value)) return 'not measured';
  const reaches = (limit: number) => (bar.better === 'most' ? value <= limit : value >= limit);
  if (reaches(bar.target)) return 'target';
  return reaches(bar.ship) ? 'ship' : 'short';
}

export const isFigure = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value);

/** A bar with what was measured. */
export interface Figure {
  readonly bar: Bar;
  readonly value: number | undefined;
  /** How it stands to the baseline of the same run, where the bar itself is no such ratio: `1.8 × lean`. */
  readonly beside?: string;
}

export const isMissed = ({ bar, value }: Figure): boolean =>
  ['short', 'not measured'].includes(judge(bar, value));

/** `1.84 × what`, of medians of the same run. */
export const times = (over: number, under: number, what: string): string =>
  isFigure(over / under) ? `${(over / under).toFixed(2)} × ${what}` : '–';
