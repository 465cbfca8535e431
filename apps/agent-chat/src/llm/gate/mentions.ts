import type { GateFacts } from './gate-facts.ts';
import type { Placed } from './mention.ts';
import { toLength, toMoment } from './moments.ts';
import { findNames } from './names.ts';

/** Everything known that a sentence speaks of, in order. Names go before figures, figures before times. */
export function mentionsIn(sentence: string, facts: GateFacts): readonly Placed[] {
  const { when, durations } = facts.read(sentence);
  const found: readonly Placed[] = [
    ...findPhones(sentence, facts.tenant.profile.phone ?? ''),
    ...findNames(sentence, facts.names),
    ...findPrices(sentence, facts),
    ...when.map((value) => ({ span: value.span, mention: toMoment(value) })),
    ...durations
      .filter(({ days }) => days === 0)
      .map(({ span, minutes }) => ({
        span,
        mention: toLength(sentence.slice(span.start, span.end), minutes),
      })),
  ];
  const apart = found.reduce<readonly Placed[]>(
    (placed, each) => (placed.some((other) => overlap(each, other)) ? placed : [...placed, each]),
    [],
  );
  return apart.toSorted((one, other) => one.span.start - other.span.start);
}

const overlap = ({ span: one }: Placed, { span: other }: Placed): boolean =>
  one.start < other.end && other.start < one.end;

const digits = /\+?\(?\d(?:[\s().\-/]{0,3}\d){6,}/gu;

/** The business's own number, with its country or as it is dialled inside of it. */
function findPhones(sentence: string, own: string): readonly Placed[] {
  const whole = own.replaceAll(/\D/gu, '');
  return [...sentence.matchAll(digits)].flatMap(({ index, 0: written }) => {
    const said = written.replaceAll(/\D/gu, '').replace(/^0+/u, '');
    const country = whole.length - said.length;
    const isOwn = said !== '' && whole.endsWith(said) && country >= 0 && country <= 3;
    const span = { start: index, end: index + written.length };
    return isOwn ? [{ span, mention: { kind: 'phone' } }] : [];
  });
}

const findPrices = (sentence: string, { money }: GateFacts): readonly Placed[] =>
  [...sentence.matchAll(money.written)].map(({ index, 0: written }) => ({
    span: { start: index, end: index + written.length },
    mention: { kind: 'price', minor: money.toMinor(written) },
  }));
