import type { Command, LocalDate, SetCommand } from '../command.ts';
import { addDays, daysBetween, isoWeekday, toLocal } from '../core/local-time.ts';
import { isAtHand, kindAsked } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import { chooseAmongOffered } from './choose-offered.ts';
import { isDetail, statementsOf, withoutAsides } from './asides.ts';
import { several, unread } from './beside.ts';
import { besideCondition } from './beside-condition.ts';
import { byLength } from './by-length.ts';
import { aboutOf, details } from './details.ts';
import {
  afterRefusal,
  bareTime,
  besideOwn,
  changesTime,
  leadingTime,
  lengthChange,
  withoutTaken,
} from './card-change.ts';
import { withLast } from './again.ts';
import { whichDay } from './which-day.ts';
import { givenName } from './given-name.ts';
import type { Act, Read, Reading, Visitor } from './reading.ts';
import { readChange, readCorrections } from './corrections.ts';
import type { Language } from '../prompts/words.ts';
import { standsAsShown } from '../reading/stands.ts';
import { oneMore } from './one-more.ts';
import { placeAgain } from './place-again.ts';
import { chooseByLabel } from './typed-label.ts';
import { whenCommands } from './when-commands.ts';
import type { Clocks } from './when-zone.ts';

type Correct = Extract<Command, { kind: 'correct' }>;

/** What a client did in one turn. Keys are those of a telephone. */
export type Turn =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'keys'; readonly digits: string }
  | { readonly kind: 'silence' };

export interface InterpretContext {
  readonly state: DialogueState;
  readonly tenant: TenantFacts;
  /** Epoch ms. */
  readonly now: number;
  readonly read: Read;
  /** Of the labels that were shown; English unless given. */
  readonly language?: Language;
  readonly visitor?: Visitor;
}

/** A turn as commands. Never empty: what cannot be understood is said to be unclear. */
export function interpret(turn: Turn, context: InterpretContext): Command[] {
  switch (turn.kind) {
    case 'choice':
      return [{ kind: 'choose', choice: { id: turn.id } }];
    case 'silence':
      return [{ kind: 'silence' }];
    case 'keys':
      return interpretKeys(turn.digits, context);
    case 'text':
      return interpretText(turn.text, context);
  }
}

/**
 * Commands that another interpreter (a model) made of a text. Whatever it made of it, a yes to a
 * proposal is one only if the client's own words, whole, are a yes to exactly that.
 */
export function checkCommands(
  commands: readonly Command[],
  text: string,
  context: InterpretContext,
): readonly Command[] {
  if (context.state.pending.kind !== 'confirm') return commands;
  const own = interpretText(text, context);
  // Its button's label, typed, is the client's own yes as well.
  if (own.some(({ kind }) => kind === 'confirm' || kind === 'choose')) return own;
  const others = commands.filter((each) => each.kind !== 'confirm' && each.kind !== 'choose');
  return others.length > 0 ? others : own;
}

/** `0` a person, `*` again, one digit a choice; a longer run is a phone number where one is asked. */
function interpretKeys(digits: string, context: InterpretContext): Command[] {
  const keyed = digits.replace(/#$/, '');
  if (keyed === '0') return [{ kind: 'human' }];
  if (keyed === '*') return [{ kind: 'repeat' }];
  if (keyed === '') return [{ kind: 'silence' }];
  if (/^[1-9]$/.test(keyed) && context.state.menu.length > 0) {
    return [{ kind: 'choose', choice: { n: Number(keyed) } }];
  }
  return interpretText(keyed, context);
}

/** Longest text that is read; the rest of a longer one is not. */
const readLength = 2_000;

function interpretText(text: string, context: InterpretContext): Command[] {
  const { state, tenant, now } = context;
  const own = context.visitor?.timeZone;
  const button = chooseByLabel(text, state, {
    ...context,
    ...(own === undefined ? {} : { visitorZone: own }),
  });
  const said = button ?? whichDay(text, state);
  if (said) return [said];
  if (state.pending.kind === 'change') {
    if (standsAsShown(text, state.flow)) return [{ kind: 'reject' }];
    const change = readChange(text);
    if (change.length > 0) return change;
  }
  const wrong = readCorrections(text);
  const found = withoutStep(readInContext(text.slice(0, readLength), context), wrong);
  const reading = withLast(byLength(found, text, state, tenant), state);
  const name = givenName(text, state.pending.kind, reading);
  if (name !== null) return [{ kind: 'set', slot: 'name', value: name }];
  // A number beside it opens nothing without the reference.
  if (
    state.pending.kind === 'reference' &&
    reading.acts.includes('skip') &&
    reading.reference === null
  )
    return [{ kind: 'skip' }];
  const choice = chooseAmongOffered(reading, state);
  const today = toLocal(now, tenant.timeZone).date;
  const clocks = clocksOf(context, today);
  const placed = placeAgain(reading, state, clocks);
  if (placed.length > 0) return placed;
  const more = oneMore(text, reading, state);
  if (more) return more;
  const inQuestion = daysInQuestion(state, tenant, today);
  const beside = besideOwn(text, reading, state, tenant.timeZone);
  // "The first one" is a place in the list, not a date.
  const values = aboutErrand(reading, [
    ...(choice ? [] : whenCommands(reading, today, inQuestion, clocks)),
    ...details(reading),
    ...beside,
  ]);
  const lengths = lengthChange(reading, state, tenant);
  // "Can it be 90 minutes?" is answered by what comes of it.
  const topics = lengths.length > 0 ? [] : reading.topics;
  const parting = reading.acts.every((act) => act === 'goodbye') && text.split(' ').length > 3;
  if (reading.language !== null && (reading.acts.length === 0 || parting))
    return foreign(reading, values);
  const commands: Command[] = [
    ...intentCommands(reading, state),
    ...(choice ? [choice] : []),
    ...corrections(wrong, values, state),
    ...values,
    ...lengths,
    ...topics.map((topic) => ({ kind: 'ask', topic, about: aboutOf(reading) }) as const),
    ...reading.acts.flatMap((act) => actCommands(act, state)),
    ...bareChange(text, state),
    ...(beside.length > 0 ? [] : unread(reading, values, tenant)),
    ...several(reading, state),
  ];
  const wanted = withoutAsides(commands, () => stated(text, context));
  const meant = besideCondition(wanted, text, reading, state);
  const { badPhone } = reading;
  if (badPhone !== null && reading.phone === null && asksContact.has(state.pending.kind))
    return [...meant, { kind: 'unclear', phone: badPhone }];
  return meant.some(({ kind }) => kind !== 'unread') ? meant : [{ kind: 'unclear' }];
}

/** Values of the sentences that ask nothing, where others of the turn do. */
function stated(text: string, context: InterpretContext): Command[] {
  const part = statementsOf(text);
  if (part === null) return [];
  const { state, tenant, now } = context;
  const reading = byLength(readInContext(part, context), part, state, tenant);
  const today = toLocal(now, tenant.timeZone).date;
  const inQuestion = daysInQuestion(state, tenant, today);
  const values = [
    ...whenCommands(reading, today, inQuestion, clocksOf(context, today)),
    ...details(reading),
  ];
  return [...values, ...unread(reading, values, tenant)];
}

/** Said of an appointment that is to be moved or cancelled, days and services are those it has. */
function aboutErrand(reading: Reading, values: SetCommand[]): SetCommand[] {
  const ownOnly = reading.intent === 'change';
  return ownOnly ? values.filter((each) => isDetail(each) || each.slot === 'reference') : values;
}

/** Of a turn in another language only what is the same in every language is taken. */
const foreign = (reading: Reading, values: readonly SetCommand[]): Command[] => [
  ...values.filter((each) => each.slot === 'phone' || each.slot === 'email'),
  { kind: 'foreign', language: reading.language ?? '' },
];

const asksContact: ReadonlySet<string> = new Set(['contact', 'name-and-contact', 'proof']);

/** "Another day" asks which; it is no step to a later time. */
function withoutStep(reading: Reading, wrong: readonly Correct[]): Reading {
  const open = reading.shift?.minutes === null && reading.shift.days === null;
  return open && wrong.some(({ slot }) => slot === 'date') ? { ...reading, shift: null } : reading;
}

/** "Move it to four": once it is a move, a bare number in it is a time. */
function readInContext(text: string, context: InterpretContext): Reading {
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

/** What is unread behind the time that a turn begins with. */
function behind(text: string, residue: Reading['residue']): Reading['residue'] {
  const [clause = ''] = text.split(/[,.;!]/u);
  return { ...residue, said: residue.said.filter((words) => !clause.includes(words)) };
}

/** What a summary is answered with may be a time and nothing else. */
function withBareTime(
  text: string,
  reading: Reading,
  state: DialogueState,
  readTime: (text: string) => Reading,
): Reading {
  if (kindAsked(state.pending) === 'time' && reading.whens.length === 0 && !reading.asks) {
    const said = leadingTime(text, (part) => readTime(part).whens);
    if (said.length > 0) return { ...reading, whens: said, residue: behind(text, reading.residue) };
  }
  if (!changesTime(state, text) || reading.acts.includes('affirm')) return reading;
  const other = afterRefusal(text);
  if (other === undefined && reading.whens.length > 0) return reading;
  const whens = bareTime(other ?? text, (part) => readTime(part).whens);
  if (whens.length === 0) return reading;
  const topics = reading.topics.filter((topic) => topic !== 'other');
  const residue = { said: [], turns: false, talk: [] };
  return { ...reading, whens, topics, shift: null, residue };
}

/** "Can we do four instead", about what was just booked, moves it; a service named books another. */
function movesBooked({ whens, services }: Reading, state: DialogueState): boolean {
  const atHand = isAtHand(state.pending) && state.appointment?.status === 'confirmed';
  return atHand && services === null && whens.some((when) => when.replaces);
}

/** "Change it", said to a summary, is a no to that summary and no errand of its own. */
const changesCard = ({ intent, acts }: Reading, { flow, pending }: DialogueState): boolean =>
  flow === 'book' &&
  pending.kind === 'confirm' &&
  intent === 'reschedule' &&
  acts.includes('change');

function intentCommands(reading: Reading, state: DialogueState): Command[] {
  const { intent, acts } = reading;
  if (intent === null || changesCard(reading, state)) return [];
  // "Book it" and "that's an appointment then" answer the question; they start nothing.
  if (intent === 'book' && acts.includes('affirm') && state.pending.kind === 'confirm') return [];
  return [{ kind: 'start', intent: movesBooked(reading, state) ? 'reschedule' : intent }];
}

/** What is wrong, where nothing in the same breath says what is right, and something is under way. */
function corrections(
  wrong: readonly Correct[],
  values: readonly SetCommand[],
  state: DialogueState,
): Command[] {
  if (state.flow !== 'book' && state.flow !== 'reschedule') return [];
  const given = new Set(values.map(({ slot }) => slot));
  return wrong.filter(({ slot }) => !given.has(slot));
}

/** "Change", said to a summary, is a no to it. */
function bareChange(text: string, state: DialogueState): Command[] {
  const asked = state.pending.kind === 'confirm' && /^\W*(?:change|edit)\W*$/iu.test(text);
  return asked ? [{ kind: 'reject' }] : [];
}

/** The clocks a time may be said of, and the day it is said about where it names none. */
function clocksOf({ state, tenant, visitor }: InterpretContext, today: LocalDate): Clocks {
  const { chosen, offer, wish } = state;
  const day = chosen ? toLocal(chosen.start, tenant.timeZone).date : offer?.day;
  return {
    business: tenant.timeZone,
    own: state.zone ?? visitor?.timeZone ?? null,
    day: day ?? wish.days?.from ?? today,
  };
}

/** The days talked about: a stretch asked for, else the week of the day taken or shown. */
function daysInQuestion(state: DialogueState, tenant: TenantFacts, today: LocalDate) {
  const { wish, chosen, offer } = state;
  if (wish.days && wish.days.from !== wish.days.to) return wish.days;
  const start = chosen?.start ?? offer?.slots[0]?.start;
  const day = start === undefined ? wish.days?.from : toLocal(start, tenant.timeZone).date;
  // Within the coming days a weekday says by itself which one it is.
  if (day === undefined || daysBetween(today, day) < 7) return null;
  const monday = addDays(day, 1 - isoWeekday(day));
  return { from: monday < today ? today : monday, to: addDays(monday, 6) };
}

/** Of a booking in the making nothing is to be changed; of one on file nothing at all. */
const keepCommands = ({ flow, pending }: DialogueState): Command[] =>
  flow === 'book' && pending.kind === 'change'
    ? [{ kind: 'reject' }]
    : [{ kind: 'choose', choice: { id: 'keep' } }];

function actCommands(act: Act, state: DialogueState): Command[] {
  switch (act) {
    case 'affirm':
      return [{ kind: 'confirm' }];
    case 'deny':
      return [{ kind: 'reject' }];
    case 'human':
      return [{ kind: 'human' }];
    case 'goodbye':
      return [{ kind: 'goodbye' }];
    case 'repeat':
      return [{ kind: 'repeat' }];
    case 'skip':
      return [{ kind: 'skip' }];
    case 'cancel-flow':
      return [{ kind: 'cancelFlow' }];
    case 'keep':
      return keepCommands(state);
    case 'wait':
      return [{ kind: 'wait' }];
    case 'change':
      return state.flow === 'book'
        ? [{ kind: 'reject' }]
        : [{ kind: 'start', intent: 'reschedule' }];
  }
}
