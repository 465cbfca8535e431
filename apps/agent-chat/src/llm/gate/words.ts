/** One sort of apostrophe, no quotation marks, and commas for all that parts a sentence; "(718)" stays. */
export const straighten = (text: string): string =>
  text
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/["“”„«»]/gu, '')
    .replaceAll(/\s*(?:[–—;]|:(?=\s)|\s-\s|\((?!\d{1,5}\)))\s*/gu, ', ')
    .replaceAll(/(?<!\(\d{1,5})\)(?=\s*(?:[.,!?]|$))/gu, '')
    .replaceAll(/(?<!\(\d{1,5})\)/gu, ',');

export const sentencesOf = (text: string): readonly string[] =>
  straighten(text)
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\b(?:can't|cannot)\b/gu, 'can not'],
  [/\bwon't\b/gu, 'will not'],
  [/\b(\p{L}+)n't\b/gu, '$1 not'],
  [/\b(i)'m\b/gu, '$1 am'],
  [/\b(it|that|there|here|what|who|which|when|where|how)'s\b/gu, '$1 is'],
  [/\b(\p{L}+)'re\b/gu, '$1 are'],
  [/\b(\p{L}+)'ve\b/gu, '$1 have'],
  [/\b(\p{L}+)'ll\b/gu, '$1 will'],
  [/\b(\p{L}+)'d\b/gu, '$1 would'],
];

/** "Please" changes nothing that is said. */
const please = /,?\s*\bplease\b\s*,?/gu;

/** The words of a text in lower case and unshortened, with commas and all other signs as words of their own. */
export function wordsIn(text: string): readonly string[] {
  const long = contractions.reduce(
    (rest, [short, whole]) => rest.replaceAll(short, whole),
    straighten(text).toLowerCase(),
  );
  return (
    long.replaceAll(please, ' ').match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*|[^\s\p{L}\p{N}]/gu) ?? []
  );
}

/** Crude, and the same on both sides: "towels" and "towel's" are "towel", "parking" is "park". */
export function stem(word: string): string {
  const bare = word.replace(/'s$/u, '');
  return bare.length > 4 ? bare.replace(/(?:ing|es|e|s)$/u, '') : bare.replace(/s$/u, '');
}
