import type { GateFacts } from './gate-facts.ts';
import type { Mention } from './mention.ts';

/** A part of a sentence that says one thing. */
export interface Clause {
  /** Each word with a space behind it. */
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Everything that the whole of the model's words mentions. */
  readonly around: readonly Mention[];
  /** Where the form leaves it open what is spoken of. */
  readonly topic?: string;
}

/** `asks` ends with a question mark; `invites` asks as well, without one. */
export type Act = 'states' | 'asks' | 'invites';

/** A way to say something, and when it is true. */
export interface Form {
  readonly act: Act;
  readonly says: RegExp;
  readonly holds: (said: Clause, facts: GateFacts) => boolean;
}

/** What may stand in front of any of them and adds nothing. */
const lead =
  '[so|and|but|well|then|also] [,] [unfortunately|[i am [so|very]] sorry|i am afraid] [,] [but] [that] [,]';

const leading = (): RegExp => new RegExp(`^${compile(lead)}`, 'u');

export const withoutLead = (text: string): string => text.replace(leading(), '');

/**
 * Forms in EBNF, one a line: `( a | b )`, `[ may be there ]`, `{ any number of }`. Words in capitals are
 * mentions, and `TOPIC` is any words, which `holds` looks at.
 */
export const forms = (act: Act, holds: Form['holds'], lines: string): Form => ({
  act,
  holds,
  says: new RegExp(`^${compile(lead)}(?:${linesOf(lines).map(compile).join('|')})$`, 'u'),
});

const linesOf = (lines: string): readonly string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const signs: Readonly<Record<string, string>> = {
  ...{ '(': '(?:', ')': ')', '[': '(?:', ']': ')?', '{': '(?:', '}': ')*', '|': '|' },
  TOPIC: String.raw`(?<topic>(?:[\p{L}\p{N}'-]+ )+)`,
};

const compile = (line: string): string =>
  `(?:${(line.match(/[()[\]{}|]|[^\s()[\]{}|]+/gu) ?? [])
    .map((part) => signs[part] ?? `${RegExp.escape(part)} `)
    .join('')})`;
