import type { Command } from '../command.ts';
import { isGrave } from '../reading/grave-topics.ts';
import { tellsCondition } from '../reading/condition.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

const plain = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).join(' ').replaceAll('’', "'");

/** "The pregnancy massage" is a service. */
const withoutService = (text: string, { services }: Reading): string =>
  services ? text.replace(services.said, ' ') : text;

/**
 * A state of health told beside a wish: advice on it is declined, the wish goes on, and nothing is
 * held or agreed to in that very turn.
 */
export function besideCondition(
  commands: Command[],
  text: string,
  reading: Reading,
  { flow }: DialogueState,
): Command[] {
  const elsewhere = flow === 'cancel' || flow === 'reschedule' || flow === 'lookup';
  if (elsewhere || !tellsCondition(plain(withoutService(text, reading)))) return commands;
  const graver = commands.some(
    (each) =>
      (each.kind === 'ask' && isGrave(each.topic)) ||
      (each.kind === 'start' && each.intent !== 'book' && each.intent !== 'availability'),
  );
  if (graver) return goesOnBesideHealth(commands) ? unheld(commands) : commands;
  const said = commands
    .flatMap((each) => (each.kind === 'unread' ? each.said : []))
    .filter((words) => !tellsCondition(plain(words)));
  return [
    { kind: 'ask', topic: 'condition' },
    ...commands.filter((each) => !commits.has(each.kind)),
    { kind: 'unread', said, holdsBack: true },
  ];
}

/** Advice was asked and declined, and the booking goes on. */
const goesOnBesideHealth = (commands: readonly Command[]): boolean =>
  commands.some((each) => each.kind === 'ask' && each.topic === 'health') &&
  commands.some((each) => each.kind === 'start' && each.intent === 'book');

const unheld = (commands: readonly Command[]): Command[] => [
  ...commands.filter((each) => !commits.has(each.kind)),
  { kind: 'unread', said: [], holdsBack: true },
];

const commits: ReadonlySet<Command['kind']> = new Set(['unread', 'choose', 'confirm']);
