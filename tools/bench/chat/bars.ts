import { most, type Bar, type Figure } from '../report/bars.ts';

/** Of the chat, in the order in which they are told. */
const bars = {
  turn: { measure: 'turn at 20/s with its availability, p99', unit: 'ms', ...most(50, 20) },
  memory: { measure: 'agent-chat alone with 500 open sockets', unit: 'MB', ...most(400, 250) },
  storm: {
    ...{ measure: '500 sockets lost at once are all answered again', unit: 'ms' },
    ...most(10_000, 5_000),
  },
  volunteered: { measure: 'to book, all said in the first', unit: 'turns', ...most(4, 3) },
  asked: { measure: 'to book, one thing a turn', unit: 'turns', ...most(7, 7) },
} as const satisfies Record<string, Bar>;

export type Figures = Readonly<Record<keyof typeof bars, number | undefined>>;

export const toFigures = (figures: Figures): readonly Figure[] =>
  Object.entries(bars).map(([name, bar]) => ({ bar, value: figures[name as keyof typeof bars] }));
