import type { PromptParams } from '../core/prompt.ts';
import { findService } from '../core/tenant-facts.ts';
import { toMillis } from '../core/local-time.ts';
import { answerUnknown } from './answers.ts';
import type { Words } from './words.ts';

/** Sentences about an appointment that was made or proved in this conversation. */

/** As it was agreed; the price of today only where none was. */
export function answerOwnPrice(
  { appointment: { service } }: PromptParams['answer-own-price'],
  words: Words,
): string {
  const price = service.priceMinor ?? findService(words.tenant, service.id)?.priceMinor ?? null;
  if (price === null) return answerUnknown({ topics: ['prices'] }, words);
  return words.tell('answer-own-price', { service: service.name, price: words.money(price) });
}

export function answerOwnLength(
  { appointment: { service, start, end } }: PromptParams['answer-own-length'],
  words: Words,
): string {
  const count = Math.round((toMillis(end) - toMillis(start)) / 60_000);
  const length = words.tell('minutes', { count });
  return words.tell('answer-own-length', {
    service: service.name,
    length,
    end: words.timeHere(end),
  });
}
