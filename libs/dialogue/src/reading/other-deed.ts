import type { Span } from '@gomomo/understanding';
import type { PendingKind } from '../core/pending.ts';

const time =
  '(?:later|tomorrow|tonight|next week|another (?:time|day)|some other (?:time|day)|on the day|after(?:wards)?)';
const pays = new RegExp(
  `\\bpay(?:ing)?(?: (?:for )?(?:it|that|this|you|by \\S+|in \\S+))* ${time}\\b`,
  'giu',
);
const others = new RegExp(
  `\\b(?:cancel|call|ring|phone|text|decide|confirm|tell|ask|check|let you know|come back|get back)(?: (?:about |to )?(?:it|that|this|you|them|him|her|back|my \\p{L}+))* ${time}\\b`,
  'giu',
);

/** "I pay later", and at a summary "cancel it tomorrow": when something else is done, and no time that is wanted. */
export function otherDeeds(text: string, pending: PendingKind): Span[] {
  const patterns = pending === 'confirm' ? [pays, others] : [pays];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: said }) => ({
      start: index,
      end: index + said.length,
    })),
  );
}
