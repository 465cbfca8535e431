import type { Command, CommandKind, DialogueState, SetCommand, Slot } from '@gomomo/dialogue';

/** What a visit is made of, before there are times on the table. */
const ofVisit: ReadonlySet<Slot> = new Set(['service', 'resource', 'date', 'time']);

/** Nobody who has just said what they wish ends it, unless the rules have read so. */
const ends: ReadonlySet<CommandKind> = new Set(['reject', 'cancelFlow', 'goodbye']);

type Start = Extract<Command, { kind: 'start' }>;
const startOf = (commands: readonly Command[]): Start | undefined =>
  commands.find((each) => each.kind === 'start');

/**
 * A model's commands with what the rules have read of the same turn and nobody says otherwise: details
 * that a model passes over while it books are not lost, and no wish is ended that has just been made.
 * Once times are on the table nothing is added to them: a model can leave out what was misread there.
 */
export function withOwnDetails(
  commands: readonly Command[],
  own: readonly Command[],
  state: DialogueState,
): readonly Command[] {
  if (!isSameErrand(commands, own)) return commands;
  const kept = own.filter((each) => each.kind === 'set' && isOpen(each, commands, own, state));
  if (!kept.some((each) => each.kind === 'set' && ofVisit.has(each.slot))) return commands;
  const said = commands.filter(
    ({ kind }) => !ends.has(kind) || own.some((each) => each.kind === kind),
  );
  if (said.length === 0) return own;
  if (!said.some(({ kind }) => kind === 'start' || kind === 'set')) return said;
  const begins = startOf(said) === undefined ? startOf(own) : undefined;
  return [...(begins ? [begins] : []), ...said, ...kept];
}

/** Another errand than the one that the rules have read, or than a booking, takes its own details. */
function isSameErrand(commands: readonly Command[], own: readonly Command[]): boolean {
  const intent = startOf(commands)?.intent;
  return intent === undefined || intent === (startOf(own)?.intent ?? 'book');
}

function isOpen(
  { slot }: SetCommand,
  commands: readonly Command[],
  own: readonly Command[],
  { offer, chosen, hold, client }: DialogueState,
): boolean {
  const isSaid = commands.some(
    (each) => (each.kind === 'set' || each.kind === 'correct') && each.slot === slot,
  );
  if (isSaid) return false;
  if (slot === 'name') return client.name === null && hasContact(own);
  const isSettled = [offer, chosen, hold].some((each) => each !== null);
  return ofVisit.has(slot) && !isSettled && !commands.some(({ kind }) => kind === 'choose');
}

/** What stands by a number or an address is a name. */
const hasContact = (own: readonly Command[]): boolean =>
  own.some((each) => each.kind === 'set' && (each.slot === 'phone' || each.slot === 'email'));
