import type { ServiceFacts } from '@gomomo/dialogue';
import type { GateFacts } from './gate-facts.ts';
import { tellingWords, wordSet } from './vocabulary.ts';

/** Services of which every telling word stands in the sentence. */
export function servicesNamed(sentence: string, { tenant }: GateFacts): readonly ServiceFacts[] {
  const words = wordSet(sentence);
  return tenant.services.filter(({ name, synonyms = [] }) =>
    [name, ...synonyms].some((each) => {
      const telling = tellingWords(each);
      return telling.length > 0 && telling.every((word) => words.has(word));
    }),
  );
}
