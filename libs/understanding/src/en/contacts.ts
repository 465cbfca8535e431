import type { UnderstandingContext } from '../context.ts';
import { findEmail } from './entities/email.ts';
import { contactMark } from './entities/name-entity.ts';
import { readPhone } from './entities/phone.ts';
import { findSpokenReference, findWrittenReference } from './entities/reference.ts';
import type { Entity } from './entities/reference.ts';
import { foldText } from '../text/fold.ts';
import { overlaps } from '../text/overlaps.ts';
import type { Token } from '../text/tokens.ts';
import type { Span, WhenValue } from '../types.ts';

/** How a client is reached, and which appointment is theirs. */
export interface Contacts {
  /** E.164 */
  readonly phone?: Entity;
  /** Digits given as a phone number that cannot be one. */
  readonly badPhone?: Entity;
  /** Lower case. */
  readonly email?: Entity;
  /** `7QK4-MD2X` */
  readonly reference?: Entity;
}

export const given = <T>(values: readonly (T | undefined)[]): T[] =>
  values.filter((each) => each !== undefined);

/** The tokens of details that are already read become marks, so that nothing runs into them. */
export const without = (tokens: readonly Token[], spans: readonly Span[]): readonly Token[] =>
  spans.length === 0
    ? tokens
    : tokens.map((token) =>
        spans.some((span) => overlaps(span, token))
          ? { ...token, kind: 'mark', text: contactMark }
          : token,
      );

/** A date in full, a clock with its colon or a calendar word: no run of digits that a phone could be. */
const writtenTime =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d:\d\d|[ap]\.?m\b|day|week|month|noon|morning|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|tomorrow|tonight|o.?clock/iu;

/** "555" in "718-555-0221": a group of a longer number, and no time. */
const isGroup = (text: string, { start, end }: Span): boolean =>
  /^[\d.-]+$/u.test(text.slice(start, end)) &&
  (/\d{3}\)?(?:[-.]|[ .-]\d{3}[ .-])$/u.test(text.slice(0, start)) ||
    /^[-.]\d{3}/u.test(text.slice(end)));

const figure = '(?:zero|oh?|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|\\d)';
const spoken = new RegExp(`^${figure}$`, 'iu');
const goesOn = new RegExp(`^(?:[\\s,-]+${figure}(?![\\p{L}\\p{N}])){5}`, 'iu');

/** "Two" in "two one two, five five five …". */
const isSpokenGroup = (text: string, { start, end }: Span): boolean =>
  spoken.test(text.slice(start, end)) && goesOn.test(text.slice(end));

/** What is read as date or time before a phone is looked for: all of it, or what can be nothing else. */
const timesBeforePhone = (
  text: string,
  when: readonly WhenValue[],
  asked: boolean,
): readonly Span[] =>
  when
    .filter((each) => !asked || writtenTime.test(foldText(each.text)))
    .map(({ span }) => span)
    .filter((span) => !isGroup(text, span) && !isSpokenGroup(text, span));

/** Phone, e-mail and reference of a turn; digits that are a date or time are none. */
export function readContacts(
  text: string,
  tokens: readonly Token[],
  context: UnderstandingContext,
  when: readonly WhenValue[],
): Contacts {
  const asked = context.asked ?? [];
  const folded = foldText(text);
  const referenceAsked = asked.includes('reference');
  const email = findEmail(folded, tokens);
  const times = when.map(({ span }) => span).filter((span) => !isGroup(folded, span));
  const written = findWrittenReference(folded, referenceAsked, [...given([email]), ...times]);
  const phoneAsked = asked.includes('phone') || asked.includes('contact');
  const unread = without(tokens, [
    ...given([email, written]),
    ...timesBeforePhone(folded, when, phoneAsked && !referenceAsked),
  ]);
  const { phone, badPhone } = readPhone(
    unread,
    context.country ?? 'US',
    phoneAsked && !referenceAsked,
  );
  const reference =
    written ??
    findSpokenReference(folded, tokens, referenceAsked, { details: given([email, phone]), times });
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(badPhone === undefined || reference !== undefined ? {} : { badPhone }),
    ...(email === undefined ? {} : { email }),
    ...(reference === undefined ? {} : { reference }),
  };
}
