import type { GateFacts } from './gate-facts.ts';
import type { Mention } from './mention.ts';
import { mentionsIn } from './mentions.ts';
import { wordsIn } from './words.ts';

/** A word as the forms know it. What is mentioned is one word, in capitals: `SERVICE`, `TIME` … */
export interface Word {
  readonly text: string;
  /** What was written, as words. */
  readonly written: readonly string[];
  readonly mention?: Mention;
}

/** Small words that belong to what follows them: "on Tuesday", "the facial". */
const before: Partial<Record<Mention['kind'], ReadonlySet<string>>> = {
  time: new Set(['on', 'at', 'the']),
  day: new Set(['on', 'the']),
  service: new Set(['a', 'an', 'the', 'our', 'one']),
  kind: new Set(['a', 'an', 'the', 'our']),
  length: new Set(['a', 'the']),
  address: new Set(['at']),
};

/** And to what they follow: "the yoga session". */
const behind = new Set(['session', 'sessions', 'appointment', 'appointments', 'treatment']);

export function toWords(sentence: string, facts: GateFacts): readonly Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { span, mention } of mentionsIn(sentence, facts)) {
    addPlain(words, sentence.slice(end, span.start));
    const written = [...wordsIn(sentence.slice(span.start, span.end))];
    while (before[mention.kind]?.has(words.at(-1)?.text ?? '')) {
      written.unshift(...(words.pop()?.written ?? []));
    }
    words.push({ text: mention.kind.toUpperCase(), written, mention });
    ({ end } = span);
  }
  addPlain(words, sentence.slice(end));
  return words;
}

function addPlain(words: Word[], text: string): void {
  for (const word of wordsIn(text)) {
    const last = words.at(-1);
    if (last?.mention?.kind === 'service' && behind.has(word)) {
      words[words.length - 1] = { ...last, written: [...last.written, word] };
    } else words.push({ text: word, written: [word] });
  }
}
