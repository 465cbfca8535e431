import { englishWords, stopWords } from './stop-words.ts';

const english = new Set(englishWords.split(' '));

/** Every word of the lists with the languages that know it. */
const knownBy = new Map<string, readonly string[]>();
for (const [language, words] of Object.entries(stopWords))
  for (const word of new Set(words.split(' ')))
    knownBy.set(word, [...(knownBy.get(word) ?? []), language]);

interface Script {
  readonly letters: RegExp;
  readonly languageOf: (text: string) => string;
}

const oneOf =
  (own: RegExp, language: string, other: string) =>
  (text: string): string =>
    own.test(text) ? language : other;

/** Scripts that only a few languages of the door write, and what tells these apart. */
const scripts: readonly Script[] = [
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, languageOf: () => 'ja' },
  { letters: /\p{Script=Hangul}/gu, languageOf: () => 'ko' },
  { letters: /\p{Script=Han}/gu, languageOf: () => 'zh' },
  { letters: /\p{Script=Cyrillic}/gu, languageOf: oneOf(/[іїєґ]/iu, 'uk', 'ru') },
  { letters: /\p{Script=Arabic}/gu, languageOf: oneOf(/[پچژگک]/u, 'fa', 'ar') },
  { letters: /\p{Script=Devanagari}/gu, languageOf: () => 'hi' },
  { letters: /\p{Script=Bengali}/gu, languageOf: () => 'bn' },
  { letters: /\p{Script=Hebrew}/gu, languageOf: () => 'he' },
  { letters: /\p{Script=Greek}/gu, languageOf: () => 'el' },
  { letters: /\p{Script=Thai}/gu, languageOf: () => 'th' },
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Kana stand among Han in Japanese; everything else must be most of the letters. */
function byScript(text: string): string | undefined {
  const letters = count(text, /\p{L}/gu);
  for (const { letters: own, languageOf } of scripts) {
    const found = count(text, own);
    const japanese =
      languageOf('') === 'ja' && count(text, /\p{Script=Han}/gu) + found > letters / 2;
    if (found > 0 && (found > letters / 2 || japanese)) return languageOf(text);
  }
  return undefined;
}

/** References and phone numbers: their letters are of no language. */
const codes = /\S*\d\S*/gu;

/** Longest text that is looked at. */
const maxLength = 600;

function byWords(text: string): string | undefined {
  const words =
    text
      .toLowerCase()
      .replaceAll(codes, ' ')
      .replaceAll('’', "'")
      .match(/\p{L}+(?:'\p{L}+)?/gu) ?? [];
  const parts = words.flatMap((word) =>
    knownBy.has(word) || english.has(word) ? [word] : word.split("'"),
  );
  const weights = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const word of parts)
    for (const language of knownBy.get(word) ?? []) {
      const languages = knownBy.get(word)?.length ?? 1;
      weights.set(
        language,
        (weights.get(language) ?? 0) + (english.has(word) ? 0.1 : 1) / languages,
      );
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  const [best] = [...weights].toSorted(([, left], [, right]) => right - left);
  if (best === undefined) return undefined;
  const [language, weight] = best;
  const own = counts.get(language) ?? 0;
  const spoken = parts.filter((word) => english.has(word)).length;
  const enough = own >= 0.5 * parts.length && own > spoken;
  if (parts.length > 2) return enough && weight >= 0.9 ? language : undefined;
  // One word or two may be a name: each must be known, and one of them be of no other language.
  const sure = parts.some((word) => word.length > 3 && knownBy.get(word)?.length === 1);
  return enough && sure && own === parts.length ? language : undefined;
}

/**
 * The language of a turn (ISO 639-1) where it is clearly another than English: by its letters, else
 * by common words that make up half of it. Undefined for English and for what could be a name.
 */
export function detectLanguage(text: string): string | undefined {
  const head = text.slice(0, maxLength);
  return byScript(head) ?? byWords(head);
}
