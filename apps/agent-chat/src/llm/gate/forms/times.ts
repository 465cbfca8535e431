import { areFree } from '../agreement.ts';
import type { GateFacts } from '../gate-facts.ts';
import { forms } from '../grammar.ts';
import { ofKind, type Mention } from '../mention.ts';
import { offers, ofVisit } from './details.ts';

const free = '(free|available|open|possible)';
const found =
  '(i|we) (can|could) (see|find|offer|offer you)|(i|we) (see|found|have found|have)|(i|we) have time';
const here = `[,] ${ofVisit} [,] (there (is|are)|${found}|(you|we) (can|could) (come|have|do)) [also|still]`;
const slots = '[free|open|available] (times|slots|openings)';

/** Times that a search has found or the desk has offered, as ones that are there, and no more than that. */
const told = forms(
  'states',
  areFree,
  `
  ${here} ${offers} [${free}] ${ofVisit}
  ${here} (these|the following|some) ${slots} ${ofVisit} [,] ${offers} ${ofVisit}
  ${here} (a|an) (slot|opening|place|time) ${ofVisit} TIME ${ofVisit}
  ${here} SERVICE [with STAFF] ${offers} [with STAFF]
  [,] ${ofVisit} [,] STAFF (has [time|openings|an opening|a slot|slots]|is ${free}) [still] ${ofVisit} ${offers} [${free}] ${ofVisit}
  ${offers} (is|are|would be|is still|are both|are still) ${free} ${ofVisit}
  SERVICE (is ${free}|can be had) ${ofVisit} ${offers} [with STAFF]
  (these|the following) ${slots} are ${free} ${ofVisit} [,] ${offers} ${ofVisit}
  `,
);

const counted = ['two', 'three', 'four', 'five', 'six'].map((word, place) =>
  forms(
    'states',
    (said, facts) => areFree(said, facts) && ofKind(said.mentions, 'time').length === place + 2,
    `${here} ${word} ${slots} ${ofVisit} [,] ${offers} ${ofVisit}`,
  ),
);

const suits = '(suit you|work [for you]|be (better|good|possible) [for you])';
const like = '(would you like|do you want|would you prefer|do you prefer)';
const which = '(which|which one|which time|which of (these|them|those) [times])';

const asked = [
  forms(
    'asks',
    areFree,
    `
    (${like}|do you mean) [to (come|take|have)] ${offers} ${ofVisit}
    (would|does|do) ${offers} ${ofVisit} ${suits}
    (how|what) about ${offers} ${ofVisit}
    how (does|do|would) ${offers} ${ofVisit} sound
    ${which} (${like}|suits you [best]|works [best] for you) [,] ${offers}
    `,
  ),
  forms(
    'asks',
    ({ around }, facts) => freeOnes(around, facts) === 1,
    `
    shall i take (it|that|that one|this one)
    (would|does) (it|that|this) ${suits}
    (would you like|do you want) (it|that|that one|this one|this time|that time)
    `,
  ),
  forms(
    'asks',
    ({ around }, facts) => freeOnes(around, facts) > 0 || facts.free.length > 0,
    `
    ${which} (${like}|suits you [best]|works [best] for you)
    (does|would) either [of (these|them|those)] ${suits}
    would (one|any) of (these|them|those) [times] ${suits}
    shall i take one of (these|them|those)
    would you like (one of (these|them|those)|either)
    `,
  ),
  forms(
    'invites',
    (_, facts) => facts.free.length > 0,
    `(choose|pick) one of (these|the|those) times`,
  ),
];

export const times = [told, ...counted, ...asked];

/** How many of the times that are spoken of can be taken. */
const freeOnes = (around: readonly Mention[], { free: known }: GateFacts): number =>
  ofKind(around, 'time').filter((said) =>
    known.some(({ date, time }) => time === said.time && date === (said.date ?? date)),
  ).length;
