import type { PastTurn } from '@gomomo/front-desk';
import type { Message } from './ask-model.ts';
import type { Mask } from './mask.ts';

/** So much of what was said goes along, by whole turns, the newest first. */
const messagesMax = 50;
const charsMax = 12_000;

type Said = Extract<Message, { role: 'user' | 'assistant' }> & { readonly content: string };

/**
 * What was said, as a model reads it: words of both sides and nothing else. Calls of tools are not
 * kept from turn to turn, so none can ever stand there without its answer.
 */
export function toWindow(history: readonly PastTurn[], mask: Mask): readonly Message[] {
  const kept: Said[][] = [];
  let room = { messages: messagesMax, chars: charsMax };
  for (const turn of history.toReversed()) {
    const said = messagesOf(turn, mask);
    const chars = said.reduce((sum, { content }) => sum + content.length, 0);
    room = { messages: room.messages - said.length, chars: room.chars - chars };
    if (room.messages < 0 || room.chars < 0) break;
    kept.unshift(said);
  }
  return kept.flat().reduce(joined, []);
}

function messagesOf({ said, told }: PastTurn, mask: Mask): Said[] {
  const answer = told.join('\n');
  return [
    ...(said === null ? [] : [{ role: 'user' as const, content: mask.said(said) }]),
    ...(answer === '' ? [] : [{ role: 'assistant' as const, content: mask.told(answer) }]),
  ];
}

/** Two messages of one side are one: some models stand only turns that alternate. */
function joined(messages: readonly Said[], next: Said): Said[] {
  const last = messages.at(-1);
  if (last?.role !== next.role) return [...messages, next];
  const content = `${last.content}\n${next.content}`;
  return [...messages.slice(0, -1), { ...last, content }];
}
