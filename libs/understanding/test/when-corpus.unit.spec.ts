import { expect, test } from '@jest/globals';

import { meaningOf, readCorpus } from './when-corpus.ts';

const corpus = readCorpus();
const kinds = [...new Set(corpus.map(({ kind }) => kind))];

const missed = (phrases: typeof corpus): string[] =>
  phrases
    .map(({ text, accepted }) => ({ text, accepted, meaning: meaningOf(text) }))
    .filter(({ accepted, meaning }) => !accepted.includes(meaning))
    .map(({ text, meaning }) => `${text}: ${meaning}`);

test.each(kinds)('every wording of the corpus is understood: %s', (kind) => {
  expect(missed(corpus.filter((phrase) => phrase.kind === kind && !phrase.heldBack))).toEqual([]);
});

test('of the fifth that no rule was written against, at least 92 % are', () => {
  const held = corpus.filter(({ heldBack }) => heldBack);
  expect(held.length).toBeGreaterThan(100);
  expect(missed(held).length / held.length).toBeLessThanOrEqual(0.08);
});
