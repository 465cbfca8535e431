import { reply } from '@gomomo/contracts';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { play, script } from '../../test/script.ts';
import { monday, studio } from '../../test/studio.ts';
import {
  createWords,
  english,
  renderReply,
  renderSpeech,
  sayPrompt,
  type Language,
  type Messages,
  type Prompt,
} from '../index.ts';

const inEnglish: Language = { tag: 'en', messages: english };

/** Every message in brackets of its own: whatever stands outside came from the code. */
const pseudo: Language = {
  tag: 'en-XA',
  messages: Object.fromEntries(
    Object.entries(english).map(([id, message]) => [id, `⟦${message}⟧`]),
  ) as Messages,
};

const words = (language: Language, spoken: boolean) =>
  createWords({ tenant: studio, language, spoken, now: monday });

function withoutMessages(text: string): string {
  let depth = 0;
  let outside = '';
  for (const character of text) {
    if (character === '⟦') depth += 1;
    else if (character === '⟧') depth -= 1;
    else if (depth === 0) outside += character;
  }
  return outside.trim();
}

const seen = new Set<string>();

function prompts(given: Parameters<typeof play>[0], opened: boolean): Prompt[] {
  const said = play(given, opened).steps.flatMap((step) => step.outcome.prompts);
  for (const prompt of said) seen.add(prompt.id);
  return said;
}

describe('whatever is said', () => {
  test('is a reply of the contract, with at most six choices', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        for (const prompt of prompts({ ...given, voice: false }, opened)) {
          const { inPlace: _inPlace, ...rendered } = renderReply(prompt, words(inEnglish, false));
          const whole = {
            seq: 1,
            id: 'r',
            role: 'assistant',
            at: '2026-11-23T14:00:00Z',
            ...rendered,
          };
          expect(reply.safeParse(whole).error).toBeUndefined();
          expect(rendered.choices?.length ?? 0).toBeLessThanOrEqual(6);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is a plain sentence: no exclamation mark, no emoji, no hole, a capital in front', () => {
    fc.assert(
      fc.property(script, fc.boolean(), fc.boolean(), (given, opened, spoken) => {
        for (const prompt of prompts({ ...given, voice: spoken }, opened)) {
          const text = sayPrompt(prompt, words(inEnglish, spoken));
          expect(text).toMatch(/^[\p{Lu}\p{N}][^!{}[\]]*[.:?]$/u);
          expect(text).not.toMatch(/\p{Extended_Pictographic}|undefined|null| {2}| [,.]/u);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('comes from the table of its language, and from nowhere else', () => {
    fc.assert(
      fc.property(script, fc.boolean(), fc.boolean(), (given, opened, spoken) => {
        for (const prompt of prompts({ ...given, voice: spoken }, opened)) {
          // Said in the client's language, which has a table of its own, or by a model.
          if (prompt.id === 'other-language' || prompt.id === 'answer-given') continue;
          expect(withoutMessages(sayPrompt(prompt, words(pseudo, spoken)))).toBe('');
        }
      }),
      { numRuns: 100 },
    );
  });

  test('offers at most three options by voice, each on a key', () => {
    fc.assert(
      fc.property(script, fc.boolean(), (given, opened) => {
        for (const prompt of prompts({ ...given, voice: true }, opened)) {
          const speech = renderSpeech([prompt], words(inEnglish, true));
          expect(speech.keys.length).toBeLessThanOrEqual(3);
          expect(speech.keys.map((key) => key.digit)).toEqual(
            ['1', '2', '3'].slice(0, speech.keys.length),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('the random talk above reaches most of the catalogue', () => {
  expect(seen.size).toBeGreaterThan(55);
});
