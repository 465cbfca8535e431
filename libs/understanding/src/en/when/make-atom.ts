import type { Atom, DateExpr, PeriodExpr } from './nodes.ts';

export type DateAtom = Extract<Atom, { kind: 'date' }>;
export type PeriodAtom = Extract<Atom, { kind: 'period' }>;

/** A day that the words can only mean as one. */
export const dateAtom = (from: number, to: number, date: DateExpr): DateAtom => ({
  kind: 'date',
  from,
  to,
  date,
  strength: 'strong',
});

export const periodAtom = (from: number, to: number, period: PeriodExpr): PeriodAtom => ({
  kind: 'period',
  from,
  to,
  period,
});
