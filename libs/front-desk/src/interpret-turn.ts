import {
  checkCommands,
  interpret,
  readWhen,
  type Command,
  type InterpretContext,
} from '@gomomo/dialogue';

import type { Executor } from './executor.ts';
import { isForModel } from './model/is-asked.ts';
import { joinAnswer } from './model/join-answer.ts';
import { createLook } from './model/look.ts';
import type { Model, ModelTurn } from './model/model.ts';
import type { Asked } from './turn.ts';

/** A turn as commands: as the rules read it, and where they leave something, as a model does. */
export async function interpretTurn(
  asked: Asked,
  context: InterpretContext,
  executor: Executor,
  model: Model | undefined,
): Promise<readonly Command[]> {
  const { turn } = asked;
  if (turn.kind === 'open' || turn.kind === 'news') return [];
  if (turn.kind === 'commands') return checkCommands(turn.commands, turn.text, context);
  const own = interpret(turn, context);
  if (!model || asked.again || turn.kind !== 'text' || !isForModel(asked, own)) return own;
  const answer = await model.interpret(toModelTurn(turn.text, own, asked, context, executor));
  return answer === undefined ? own : joinAnswer(answer, own, turn.text, context);
}

function toModelTurn(
  text: string,
  own: readonly Command[],
  { history = [], actor: { address } }: Asked,
  context: InterpretContext,
  executor: Executor,
): ModelTurn {
  const { state, tenant, now, visitor } = context;
  return {
    ...{ text, tenant, state, history, own, now },
    ...(visitor === undefined ? {} : { visitor }),
    ...(address === undefined ? {} : { address }),
    residue: own.flatMap((each) =>
      each.kind === 'unread' ? [...each.said, ...(each.talk ?? [])] : [],
    ),
    readWhen: (words) => readWhen(words, context),
    look: createLook(state, tenant, executor),
  };
}
