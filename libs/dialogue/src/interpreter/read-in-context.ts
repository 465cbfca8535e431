import { kindAsked } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import type { Command } from '../command.ts';
import {
  afterRefusal,
  bareTime,
  changeAmong,
  changesTime,
  loneNumber,
  timeAmong,
  withoutTaken,
} from './card-change.ts';
import type { InterpretContext } from './interpret-context.ts';
import type { Reading } from './reading.ts';

type Correct = Extract<Command, { kind: 'correct' }>;

/** "Another day" asks which; it is no step to a later time. */
export function withoutStep(reading: Reading, wrong: readonly Correct[]): Reading {
  const open = reading.shift?.minutes === null && reading.shift.days === null;
  return open && wrong.some(({ slot }) => slot === 'date') ? { ...reading, shift: null } : reading;
}

/** "Move it to four": once it is a move, a bare number in it is a time. */
export function readInContext(text: string, context: InterpretContext): Reading {
  const { state, tenant, now, read, visitor } = context;
  const scene = { tenant, now, ...(visitor ? { visitor } : {}) };
  const { proposal } = state;
  const pending = kindAsked(state.pending);
  const found = withoutTaken(read(text, { ...scene, pending, proposal }), text, state);
  const reading = withBareTime(text, found, state, (part) =>
    read(part, { ...scene, pending: 'time' }),
  );
  const moves = reading.intent === 'reschedule' && reading.whens.length === 0;
  if (!moves || reading.reference !== null || reading.phone !== null) return reading;
  const { whens, residue } = read(text, { ...scene, pending: 'time' });
  return { ...reading, whens, residue };
}

/** What is unread outside of the part of the turn that is a time. */
function outside(part: string, { said, talk, turns }: Reading['residue']): Reading['residue'] {
  const others = (runs: readonly string[]) => runs.filter((words) => !part.includes(words));
  const [left, talked] = [others(said), others(talk)];
  return { said: left, talk: talked, turns: turns && left.length + talked.length > 0 };
}

/** Beside other things a time is changed. */
const withChange = (reading: Reading, whens: Reading['whens'], part: string): Reading => ({
  ...reading,
  whens,
  topics: reading.topics.filter((topic) => topic !== 'other'),
  residue: outside(part, reading.residue),
});

/** A day is told for a booking, and no time of any kind. */
function needsTime({ whens, services, intent }: Reading, { flow, chosen }: DialogueState): boolean {
  const isDay = whens.every(
    ({ times, daypart, polarity }) =>
      times.length === 0 && daypart === undefined && polarity === 'wanted',
  );
  const books = flow === 'book' || (flow === 'none' && (services !== null || intent === 'book'));
  return whens.length > 0 && isDay && books && chosen === null;
}

/** What a summary is answered with may be a time and nothing else. */
function withBareTime(
  text: string,
  reading: Reading,
  state: DialogueState,
  readTime: (text: string) => Reading,
): Reading {
  if (kindAsked(state.pending) === 'time' && reading.whens.length === 0 && !reading.asks) {
    const said = timeAmong(text, (part) => readTime(part).whens);
    if (said)
      return { ...reading, whens: said.whens, residue: outside(said.part, reading.residue) };
  }
  if (needsTime(reading, state)) {
    const said = loneNumber(text, (part) => readTime(part).whens);
    if (said.length > 0) return { ...reading, whens: [...reading.whens, ...said] };
  }
  if (!changesTime(state, text) || reading.acts.includes('affirm')) return reading;
  const other = afterRefusal(text);
  if (other === undefined && reading.whens.length > 0) return reading;
  const whens = bareTime(other ?? text, (part) => readTime(part).whens);
  if (whens.length === 0) {
    const change = changeAmong(text, (part) => readTime(part).whens);
    return change ? withChange(reading, change.whens, change.part) : reading;
  }
  const topics = reading.topics.filter((topic) => topic !== 'other');
  const residue = { said: [], turns: false, talk: [] };
  // The whole turn is a time: "Eleven" is nobody's name.
  return { ...reading, whens, topics, name: null, shift: null, residue };
}
