import type { Command } from '../command.ts';
import type { InterpretContext } from './interpret-context.ts';
import { interpretText } from './interpret-text.ts';

/** What a client did in one turn. Keys are those of a telephone. */
export type Turn =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'keys'; readonly digits: string }
  | { readonly kind: 'silence' };

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
