export interface Bar {
  readonly measure: string;
  readonly unit: 'ms' | 'MB' | 'turns';
  readonly ship: number;
  readonly target: number;
}

/** Of the chat; less is better in each. */
export const bars = {
  turn: { measure: 'turn at 20/s with its availability, p99', unit: 'ms', ship: 50, target: 20 },
  memory: {
    ...{ measure: 'agent-chat alone with 500 open sockets', unit: 'MB', ship: 400 },
    target: 250,
  },
  storm: {
    ...{ measure: '500 sockets lost at once are all answered again', unit: 'ms', ship: 10_000 },
    target: 5_000,
  },
  volunteered: {
    ...{ measure: 'to book, all said in the first', unit: 'turns', ship: 4, target: 3 },
  },
  asked: { measure: 'to book, one thing a turn', unit: 'turns', ship: 7, target: 7 },
} as const satisfies Record<string, Bar>;

export type Figures = Readonly<Record<keyof typeof bars, number | undefined>>;

export interface Judged {
  readonly bar: Bar;
  readonly value: number | undefined;
  readonly reaches: 'target' | 'ship' | 'short' | 'not measured';
}

export function judgeAll(figures: Figures): readonly Judged[] {
  return Object.entries(bars).map(([name, bar]) => {
    const value = figures[name as keyof typeof bars];
    if (value === undefined) return { bar, value, reaches: 'not measured' };
    const short = value <= bar.ship ? 'ship' : 'short';
    return { bar, value, reaches: value <= bar.target ? 'target' : short };
  });
}
