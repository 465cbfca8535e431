import type { Reply } from '@gomomo/contracts';

import type { Prompt } from '../core/prompt.ts';
import { toCard } from './cards.ts';
import { optionLabel } from './option-label.ts';
import { sayPrompt } from './say-prompt.ts';
import type { Words } from './words.ts';

/** A reply but for what only the conversation knows: its number, id and time. */
export type RenderedReply = Pick<Reply, 'text' | 'choices' | 'card' | 'appointment'> & {
  /** Takes the place of the times shown last. */
  readonly inPlace: boolean;
};

/** A prompt as it stands in a chat: text, the main choices in order, and its card. */
export function renderReply(prompt: Prompt, words: Words): RenderedReply {
  const card = toCard(prompt, words);
  const choices = prompt.options.map((option) => ({
    id: option.id,
    label: optionLabel(option, words),
  }));
  return {
    text: sayPrompt(prompt, words),
    ...(choices.length > 0 ? { choices } : {}),
    ...(card ? { card } : {}),
    ...(prompt.id === 'booked' ? { appointment: prompt.params.appointment } : {}),
    inPlace: prompt.id === 'offer-times' && prompt.params.inPlace,
  };
}
