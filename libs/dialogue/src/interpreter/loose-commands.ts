import type { TimeValue } from '../command.ts';
import type { Reading } from './reading.ts';
import { set, type When } from './set-when.ts';

/** Before the one it is too early for most, from the other on too late; the offer says which were taken. */
const [early, late] = ['10:00', '17:00'];

const middleOf = (avoids: Reading['avoids']): TimeValue => ({
  kind: 'window',
  from: avoids.includes('early') ? early : null,
  to: avoids.includes('late') ? late : null,
  negated: false,
});

/** "What is the earliest you have?" wants to know it first. */
const edge = (which: 'first' | 'last', reading: Reading): When =>
  set('time', {
    kind: 'edge',
    edge: which,
    ...asked(reading),
    ...(reading.ofDay ? { ofDay: true } : {}),
  });

const asked = ({ asks }: Reading): { readonly asked?: true } => (asks ? { asked: true } : {});

/** What is about time without being one: later, soonest, any. */
export function looseCommands(reading: Reading, said: readonly When[]): When[] {
  const { shift } = reading;
  const hasTime = said.some((command) => command.slot === 'time');
  const hasDate = said.some((command) => command.slot === 'date');
  const commands: When[] = [];
  const ofDays = shift !== null && (shift.days !== null || shift.weekday !== undefined);
  if (ofDays && !hasDate) {
    const { direction, days, weekday } = shift;
    const to = weekday === undefined ? {} : { weekday };
    commands.push(set('date', { kind: 'shift', direction, days, ...to }));
  } else if (shift && !hasTime && !hasDate) {
    const { direction, minutes } = shift;
    commands.push(set('time', { kind: 'shift', direction, minutes }));
  }
  if (reading.soonest && !hasTime) {
    const first = hasDate || reading.ofDay;
    const soonest = { kind: 'soonest', ...asked(reading) } as const;
    commands.push(first ? edge('first', reading) : set('date', soonest));
  }
  if (reading.weekdays && !hasDate) {
    commands.push(set('date', { kind: 'weekdays', ...reading.weekdays }));
  }
  if (reading.last && !hasTime) commands.push(edge('last', reading));
  if (reading.avoids.length > 0 && !hasTime) commands.push(set('time', middleOf(reading.avoids)));
  if (reading.anyTime && !hasTime) commands.push(set('time', { kind: 'any' }));
  if (reading.anyDay && !hasDate) commands.push(set('date', { kind: 'any' }));
  return commands;
}
