import { checkCommands, type Command, type InterpretContext } from '@gomomo/dialogue';

import { boundCommands } from './bound-commands.ts';
import { withOwnDetails } from './keep-own.ts';
import type { ModelAnswer } from './model.ts';

/**
 * What a turn comes to once a model has answered. It can be many things, but never a yes: what it may
 * not say is left out, and where nothing is left the rules' own reading stands.
 */
export function joinAnswer(
  answer: ModelAnswer,
  own: readonly Command[],
  text: string,
  context: InterpretContext,
): readonly Command[] {
  if (answer.kind === 'text') return answered(answer.text, own);
  const bounded = boundCommands(answer.commands, own, text);
  if (bounded.length === 0) return own;
  return checkCommands(withOwnDetails(bounded, own, { ...context, text }), text, context);
}

/**
 * The words are answered: they hold back what they may turn round, but are not said back, and a yes
 * beside them is none.
 */
function answered(text: string, own: readonly Command[]): readonly Command[] {
  const read = own
    .filter((each) => !isMiss(each) && !isYes(each))
    .map((each) => (each.kind === 'unread' ? { ...each, said: [] } : each));
  return [...read, { kind: 'answered', text }];
}

const isMiss = (command: Command): boolean =>
  command.kind === 'unclear' ||
  command.kind === 'foreign' ||
  (command.kind === 'ask' && command.topic === 'other');

const isYes = (command: Command): boolean =>
  command.kind === 'confirm' ||
  (command.kind === 'choose' && 'id' in command.choice && command.choice.id.startsWith('accept'));
