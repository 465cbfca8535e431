import type { Command, CommandKind, SetCommand, Slot } from '@gomomo/dialogue';
import { isSaidBy } from './said-words.ts';

/** What a model may say of a turn. Not among them: `confirm`, and what only a channel can know. */
const open: ReadonlySet<CommandKind> = new Set([
  'start',
  'set',
  'choose',
  'reject',
  'correct',
  'ask',
  'human',
  'repeat',
  'skip',
  'several',
  'cancelFlow',
  'goodbye',
  'wait',
]);

/** Identity comes of the client's own words as the rules read them, whatever a model says. */
const identity: ReadonlySet<Slot> = new Set(['phone', 'email', 'reference']);

export const commandsMax = 12;

const isSet = (command: Command): command is SetCommand => command.kind === 'set';

const isIdentity = (command: Command): boolean => isSet(command) && identity.has(command.slot);

/** Only times that the core has offered are chosen; buttons that do something are the client's to press. */
const isOffered = (command: Command): boolean =>
  command.kind !== 'choose' || ('id' in command.choice && command.choice.id.startsWith('slot_'));

const isOwnName = (command: Command, text: string): boolean =>
  !isSet(command) || command.slot !== 'name' || isSaidBy(text, command.value);

/**
 * A model's commands as far as they may count, with the identity that the client gave in so many words.
 * None, where none of them may.
 */
export function boundCommands(
  commands: readonly Command[],
  own: readonly Command[],
  text: string,
): readonly Command[] {
  const counted = commands
    .filter(({ kind }) => open.has(kind))
    .filter((each) => !isIdentity(each) && isOffered(each) && isOwnName(each, text))
    .slice(0, commandsMax);
  return counted.length === 0 ? [] : [...counted, ...own.filter(isIdentity)];
}
