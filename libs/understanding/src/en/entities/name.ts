import type { Span } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { ledName } from './led-name.ts';
import { nameAnswer } from './name-answer.ts';
import { canBeName, isNameWord, isProper, toName } from './name-words.ts';
import { contactMark, nameOfWords, type NameEntity } from './name-entity.ts';
import { spelledName, withSpelling } from './spelled-name.ts';

interface NameQuestion {
  readonly text: string;
  /** The text's tokens, with `contactMark` where a contact has been read. */
  readonly tokens: readonly Token[];
  readonly asked: boolean;
  /** Contacts and references. */
  readonly taken: readonly Span[];
  /** Dates and times. */
  readonly whens: readonly Span[];
}

/**
 * A client's name: after "my name is" and the like; where a name is asked, what the answer is besides
 * phone, e-mail and times, whole. Any script, 1–120 characters.
 */
export function findName(question: NameQuestion): NameEntity | undefined {
  const name = nameIn(question);
  return name && withSpelling(question.tokens, name);
}

function nameIn({ text, tokens, asked, taken, whens }: NameQuestion): NameEntity | undefined {
  const spelled = asked ? spelledName(tokens) : undefined;
  const led = spelled ?? ledName(text, tokens);
  if (led?.sure === true) return led;
  const answer = asked ? nameAnswer(text, taken, whens) : undefined;
  const guess = answer ?? led ?? nameBeforeContact(text, tokens);
  // "It's for May 11" names a day; "this is Thu Nguyen" more than one.
  const isDay = whens.some(
    ({ start, end }) => guess !== undefined && start <= guess.start && guess.end <= end,
  );
  return guess === answer || !isDay ? guess : undefined;
}

/** "Facial at 11, Sam Hill, 917 555 0102": two capitalised words right before a phone or e-mail. */
function nameBeforeContact(text: string, tokens: readonly Token[]): NameEntity | undefined {
  const contact = tokens.findIndex(({ text: mark }) => mark === contactMark);
  if (contact < 0) return undefined;
  const to = textAt(tokens, contact - 1) === ',' ? contact - 1 : contact;
  let from = to;
  while (from > 0 && isProper(tokenAt(tokens, from - 1)) && isNameWord(tokenAt(tokens, from - 1)))
    from -= 1;
  const partner = tokenAt(tokens, from - 2);
  const couple = ['and', '&'].includes(textAt(tokens, from - 1)) && isProper(partner);
  if (couple && from < to && isNameWord(partner)) from -= 2;
  const words = tokens.slice(from, to);
  // "Facial at 9, Testa Person 718 …": between marks also words that else are of a sentence.
  const parted = partedName(text, tokens, to);
  if (parted !== undefined && parted.start < tokenAt(tokens, from).start) return parted;
  const other = new Set(['with', 'by', 'see']).has(textAt(tokens, from - 1));
  return words.length < 2 || words.length > (couple ? 5 : 3) || other
    ? undefined
    : nameOfWords(text, words, false);
}

const fullName =
  /(?:^|[,;.\n:])\s*(\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+){1,2})[\s,:]*$/u;

/** Two or three capitalised words between a mark and what stands at a token. */
function partedName(text: string, tokens: readonly Token[], at: number): NameEntity | undefined {
  const lead = text.slice(0, tokenAt(tokens, at).start);
  const name = fullName.exec(lead)?.[1];
  if (name === undefined || !canBeName(name)) return undefined;
  const start = lead.lastIndexOf(name);
  return { value: toName(name), start, end: start + name.length, sure: false };
}
