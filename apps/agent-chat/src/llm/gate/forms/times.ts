import { areFree } from '../agreement.ts';
import { forms } from '../grammar.ts';
import { ofKind } from '../mention.ts';
import { choice, offers, ofVisit } from './details.ts';

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

/** Which of several. A yes to one time would take it, and is the answer to the desk's own question alone. */
const asked = [
  forms(
    'asks',
    areFree,
    `
    (${like}|do you mean) [to (come|take|have)] ${choice} ${ofVisit}
    (would|does|do) ${choice} ${ofVisit} ${suits}
    (how|what) about ${choice} ${ofVisit}
    ${which} (${like}|suits you [best]|works [best] for you) [,] ${choice}
    `,
  ),
  forms(
    'asks',
    (_, facts) => facts.free.length > 0,
    `${which} (${like}|suits you [best]|works [best] for you)`,
  ),
  forms(
    'invites',
    (_, facts) => facts.free.length > 0,
    `(choose|pick) one of (these|the|those) times`,
  ),
];

export const times = [told, ...counted, ...asked];
