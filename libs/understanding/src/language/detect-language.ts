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

/** Three and more letters that stand alone are spelled out; "w", "z" and "v" are words of others. */
const spelled = /(?<![\p{L}\d'’])(?:[\p{L}\d][\s.,-]+){2,}[\p{L}\d](?![\p{L}\d'’])/gu;

/** Longest text that is looked at. */
const maxLength = 600;

function byWords(text: string): string | undefined {
  const words =
    text
      .toLowerCase()
      .replaceAll(spelled, ' ')
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

/** Answers of two or three words whose words by themselves may be names: whole turns. */
const answers: Readonly<Record<string, string>> = {
  de: 'ja richtig|ja genau|ja bitte|ja gerne|ja danke|genau richtig|nein danke|stimmt so|das stimmt|das passt|passt so|alles klar|in ordnung|ja in ordnung|ja das stimmt|sehr gut danke',
  fr: "oui merci|oui c'est bon|c'est bon|c'est correct|c'est ça|non merci|d'accord|oui d'accord|tout à fait|très bien merci",
  es: 'sí gracias|si gracias|sí por favor|si por favor|sí claro|si claro|claro que sí|claro que si|está bien|sí está bien|no gracias|muy bien gracias|sí correcto|si correcto|es correcto',
  it: 'sì grazie|si grazie|va bene|sì va bene|si va bene|no grazie|va bene grazie|certo grazie',
  pt: 'sim obrigado|sim obrigada|está certo|tudo certo|não obrigado|não obrigada|sim por favor',
  nl: 'ja graag|ja bedankt|ja klopt|dat klopt|nee bedankt|prima bedankt',
};

const languageOfAnswer = new Map(
  Object.entries(answers).flatMap(([language, said]) =>
    said.split('|').map((answer) => [answer, language] as const),
  ),
);

const byAnswer = (text: string): string | undefined =>
  languageOfAnswer.get(
    (
      text
        .toLowerCase()
        .replaceAll('’', "'")
        .match(/[\p{L}']+/gu) ?? []
    ).join(' '),
  );

/**
 * The language of a turn (ISO 639-1) where it is clearly another than English: by its letters, else
 * by common words that make up half of it. Undefined for English and for what could be a name.
 */
export function detectLanguage(text: string): string | undefined {
  const head = text.slice(0, maxLength);
  return byScript(head) ?? byAnswer(head) ?? byWords(head);
}
