import type {
  Command,
  CommandKind,
  DialogueState,
  SetCommand,
  Slot,
  TenantFacts,
} from '@gomomo/dialogue';
import { isSaidBy, sharesWord } from './said-words.ts';

/** What a visit is made of. */
const ofVisit: ReadonlySet<Slot> = new Set(['service', 'resource', 'date', 'time']);
const ofTime: ReadonlySet<Slot> = new Set(['date', 'time']);

/** Nobody who has just said what they wish ends it, unless the rules have read so. */
const ends: ReadonlySet<CommandKind> = new Set(['reject', 'cancelFlow', 'goodbye']);

type Start = Extract<Command, { kind: 'start' }>;
const startOf = (commands: readonly Command[]): Start | undefined =>
  commands.find((each) => each.kind === 'start');

const isSet = (command: Command): command is SetCommand => command.kind === 'set';

export interface Scene {
  readonly text: string;
  readonly state: DialogueState;
  readonly tenant: TenantFacts;
}

/**
 * A model's commands with what the rules have read of the same turn: a detail that a model passes over is
 * not lost, one that it takes for another is that other only where the client has said it, and no wish is
 * ended that has just been made.
 */
export function withOwnDetails(
  commands: readonly Command[],
  own: readonly Command[],
  scene: Scene,
): readonly Command[] {
  if (!isSameErrand(commands, own)) return commands;
  const read = own.filter(isSet).filter((each) => !isIdentity(each));
  const told = commands.filter((each) => !isSet(each) || !isInvented(each, read, scene));
  const kept = read.filter(
    (each) => !isSaidOtherwise(each, told) && isSure(each, { told, own, scene }),
  );
  if (kept.length === 0) return told;
  const said = told.filter(({ kind }) => !ends.has(kind) || own.some((each) => each.kind === kind));
  if (said.length === 0) return own;
  const visits = kept.some(({ slot }) => ofVisit.has(slot));
  const begins = visits && startOf(said) === undefined ? startOf(own) : undefined;
  return [...(begins ? [begins] : []), ...said, ...kept];
}

interface Around {
  readonly told: readonly Command[];
  readonly own: readonly Command[];
  readonly scene: Scene;
}

/** What the rules have read for sure, whatever the turn turns out to be. */
function isSure(each: SetCommand, { told, own, scene }: Around): boolean {
  if (each.slot === 'name') return isSureName(each.value, { told, own, scene });
  if (told.some((other) => isSet(other) && namesIt(other, each, scene.text))) return false;
  // A service in a question is asked about; with a day or a time it is wanted.
  const asksOnly = !told.some(({ kind }) => kind === 'start' || kind === 'set');
  return !asksOnly || own.some((other) => isSet(other) && ofTime.has(other.slot));
}

/** Written as a name, told with a contact, or with nothing that it could be besides. */
function isSureName(name: string, { told, own, scene: { text, state } }: Around): boolean {
  if (text.includes(name)) return true;
  const isAlone = !told.some(isSet);
  const hasContact = own.some((each) => isSet(each) && isIdentity(each));
  return state.client.name === null && (isAlone || hasContact);
}

/** "Thu Nguyen": words of a name that a model has made out are no day as well. */
const namesIt = (name: SetCommand, { span }: SetCommand, text: string): boolean =>
  name.slot === 'name' &&
  span !== undefined &&
  isSaidBy(name.value, text.slice(span.start, span.end));

const isIdentity = ({ slot }: SetCommand): boolean =>
  slot === 'phone' || slot === 'email' || slot === 'reference';

/** Another errand than the one that the rules have read, or than a booking, takes its own details. */
function isSameErrand(commands: readonly Command[], own: readonly Command[]): boolean {
  const intent = startOf(commands)?.intent;
  return intent === undefined || intent === (startOf(own)?.intent ?? 'book');
}

/** A time that is chosen is the day and the time. */
function isSaidOtherwise({ slot }: SetCommand, commands: readonly Command[]): boolean {
  if (ofTime.has(slot) && commands.some(({ kind }) => kind === 'choose')) return true;
  return commands.some(
    (each) => (each.kind === 'set' || each.kind === 'correct') && each.slot === slot,
  );
}

/** A service or a person that the client has not named, in the place of one that they have. */
function isInvented(
  made: SetCommand,
  read: readonly SetCommand[],
  { text, tenant }: Scene,
): boolean {
  if (made.slot !== 'service' && made.slot !== 'resource') return false;
  const own = read.find(({ slot }) => slot === made.slot);
  if (own?.slot !== 'service' && own?.slot !== 'resource') return false;
  const { ids } = made.value;
  const known: readonly string[] = own.value.ids === 'any' ? [] : own.value.ids;
  if (ids === 'any' || known.length === 0) return false;
  const names = [...tenant.services, ...tenant.resources];
  return ids.every(
    (id) =>
      !known.includes(id) && !sharesWord(text, names.find((each) => each.id === id)?.name ?? ''),
  );
}
