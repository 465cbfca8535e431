import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { digitsOf } from './letters.ts';
import type { Entity } from './reference.ts';

const atoms = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/u;
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}$/iu;

/** Splits at white space and looks for one "@", so that the cost stays linear. */
function writtenEmail(text: string): Entity | undefined {
  for (const match of text.matchAll(/\S+/gu)) {
    const raw = match[0];
    const at = raw.indexOf('@');
    if (at < 1 || raw.length > 320) continue;
    const start = raw.search(/[\w+]/u);
    const value = raw.slice(start).replace(/[^\p{L}\p{N}]+$/u, '');
    const [local = '', host = '', ...more] = value.split('@');
    if (more.length === 0 && atoms.test(local) && domain.test(host))
      return {
        value: value.toLowerCase(),
        start: match.index + start,
        end: match.index + start + value.length,
      };
  }
  return undefined;
}

const signs = new Map([
  ['dot', '.'],
  ['point', '.'],
  ['period', '.'],
  ['.', '.'],
  ['underscore', '_'],
  ['_', '_'],
  ['dash', '-'],
  ['hyphen', '-'],
  ['minus', '-'],
  ['-', '-'],
  ['plus', '+'],
]);

const dots = new Set(['dot', 'point', '.', 'period']);
const stops = new Set([
  'is',
  "it's",
  'its',
  'email',
  'e-mail',
  'mail',
  'address',
  'my',
  'the',
  'use',
  'to',
  'and',
  'yes',
  'ok',
  "that's",
  ',',
  ':',
  'at',
  'mine',
  'me',
  ...[
    'or',
    'on',
    'by',
    'via',
    'under',
    'for',
    'it',
    'i',
    'am',
    "i'm",
    'im',
    'here',
    'this',
    'please',
  ],
  ...[
    'write',
    'send',
    'call',
    'text',
    'ring',
    'reach',
    'contact',
    'message',
    'sure',
    'try',
    'with',
  ],
]);

/** Figures in a row that are a telephone number, and no part of a name in an address. */
const numberLength = 7;

const piece = (token: Token): string | undefined => {
  if (token.kind === 'number') return digitsOf(token);
  const sign = signs.get(token.text);
  if (sign !== undefined) return sign;
  return token.kind === 'word' ? token.text.replaceAll("'", '') : undefined;
};

/** A full stop is a dot where it stands inside a word; between sentences it ends one. */
const isStop = (tokens: readonly Token[], index: number): boolean =>
  textAt(tokens, index) === '.' &&
  !(tokenAt(tokens, index).glued && tokenAt(tokens, index + 1).glued);

/** The domain spoken from a token on: "g mail dot com", "example dot co dot uk". */
function domainFrom(
  tokens: readonly Token[],
  index: number,
): { text: string; to: number } | undefined {
  let text = '';
  let at = index;
  let labels = 0;
  while (at < index + 10) {
    const token = tokenAt(tokens, at);
    if (dots.has(token.text) && !isStop(tokens, at)) {
      if (text === '' || tokenAt(tokens, at + 1).kind !== 'word') break;
      labels += 1;
      text += `.${textAt(tokens, at + 1)}`;
      at += 2;
      continue;
    }
    const part = isStop(tokens, at) ? undefined : piece(token);
    if (part === undefined || labels > 0) break;
    text += part;
    at += 1;
  }
  return domain.test(text) ? { text, to: at } : undefined;
}

/** The part in front of "at", read backwards to a word that cannot belong to it. */
function localBefore(
  tokens: readonly Token[],
  index: number,
): { text: string; from: number } | undefined {
  const parts: string[] = [];
  let from = index;
  while (from > 0 && index - from < 12) {
    const token = tokenAt(tokens, from - 1);
    // "Me dot jones": in front of a sign any word belongs to it.
    const joined = /^[._+-]$/u.test(parts[0] ?? '');
    const ends = (stops.has(token.text) && !joined) || isStop(tokens, from - 1);
    const part = ends ? undefined : piece(token);
    if (part === undefined) break;
    parts.unshift(part);
    from -= 1;
  }
  const number = numberBefore(parts);
  const bare = parts
    .slice(number)
    .join('')
    .replace(/^[._+-]+/u, '');
  return bare === '' ? undefined : { text: bare, from: from + number };
}

/** How many of the parts are a telephone number that was told right in front of the address. */
function numberBefore(parts: readonly string[]): number {
  const isFigure = (part: string): boolean => /^(?:\d+|oh?|-)$/u.test(part);
  const end = parts.findIndex((part) => !isFigure(part));
  const figures = parts.slice(0, Math.max(end, 0)).join('').replaceAll('-', '');
  return figures.length >= numberLength ? end : 0;
}

const isAt = (word: string): boolean => word === 'at' || word === '@';

/** "jo dot smith at example dot org". */
function spokenEmail(tokens: readonly Token[]): Entity | undefined {
  for (let index = 1; index < tokens.length; index += 1) {
    if (!isAt(textAt(tokens, index))) continue;
    const host = domainFrom(tokens, index + 1);
    const local = host === undefined ? undefined : localBefore(tokens, index);
    if (host === undefined || local === undefined) continue;
    // "At robert dot jones at gmail dot com": the first is no domain.
    if (isAt(textAt(tokens, host.to)) && domainFrom(tokens, host.to + 1)) continue;
    return {
      value: `${local.text}@${host.text}`.toLowerCase(),
      start: tokenAt(tokens, local.from).start,
      end: tokenAt(tokens, host.to - 1).end,
    };
  }
  return undefined;
}

/** An e-mail address, written or spoken ("jo at example dot com"), in lower case. */
export const findEmail = (text: string, tokens: readonly Token[]): Entity | undefined =>
  writtenEmail(text) ?? spokenEmail(tokens);
