import type { Intent } from '../command.ts';
import type { PendingKind } from '../core/pending.ts';
import type { IntentLabel, Understanding } from '@gomomo/understanding';
import { isGrave } from './grave-topics.ts';
import { notFree } from './not-free.ts';
import { asksOwnVisit } from './own-visit.ts';
import { isOpen } from './situation.ts';
import { readTopics } from './topics.ts';

/** Below this, or this close to the next, the classifier's word is not acted upon. */
const threshold = 0.55;
const margin = 0.15;

const ownVisit =
  /\b(?:my|our|the)(?: \S+){0,2} (?:appointments?|bookings?|reservations?|visits?|sessions?)\b/u;

const moveWords =
  /^(?:please |i want to |i'd like to |can (?:i|you|we) |just |yes )*(?:move|change|reschedule|shift|postpone|push|rebook(?= (?:it|my|the|that|this)))\b(?: (?:it|that|the time|the date|the day|this))?/u;
const cancelWords =
  /^(?:please |i want to |i'd like to |can (?:i|you|we) |just |yes )*(?:cancel|drop|delete)\b(?: (?:it|that|this))?/u;

/** The top label when the classifier is sure of it and nothing else is close. */
export function sureLabel(understanding: Understanding): IntentLabel | undefined {
  const [first, second] = understanding.intents;
  if (first === undefined || first.score < threshold) return undefined;
  return first.score - (second?.score ?? 0) < margin ? undefined : first.label;
}

/** Intent of the answer to "move or cancel it?". */
function chosenAction(text: string): Intent | undefined {
  if (moveWords.test(text)) return 'reschedule';
  return cancelWords.test(text) ? 'cancel' : undefined;
}

const ordersOne =
  /\b(?:book|reserve|schedule|make|get) (?:me |us )?(?:in |up )?(?:for )?(?:an? |another |one )|\b(?:another|new|separate|different) (?:appointment|booking)\b/u;

/** "Change the hour of my facial": one that is on file. */
const changesOwn = /\b(?:change|move|reschedule|shift|push)\b(?: \S+){0,4} my\b/u;

/** While a booking is made, a day or a time by itself starts nothing new. */
function insideFlow(
  understanding: Understanding,
  label: IntentLabel | undefined,
  text: string,
): Intent | null {
  const { cues } = understanding;
  if (cues.has('cancelVisit') && ownVisit.test(text)) return 'cancel';
  if (cues.has('change') && ownVisit.test(text) && !cues.has('instead')) return 'reschedule';
  if (changesOwn.test(text) && understanding.service !== undefined && !cues.has('instead'))
    return 'reschedule';
  // "Actually, book me a facial on Wednesday", in the middle of something else, is another errand.
  if (cues.has('book') && understanding.service !== undefined && ordersOne.test(text))
    return 'book';
  const step = understanding.preferences.shift !== undefined;
  const dated = label === 'check_availability' && understanding.when.length > 0;
  return (dated || cues.has('availability')) && !step ? 'availability' : null;
}

/** "I have an appointment on Friday" tells of one and wants none; so does "i have already booking". */
const hasOne =
  /\b(?:i|we|i've|we've) (?:already |also |currently )?(?:have|had|got|made) (?:already )?(?:an? (?:\S+ ){0,2})?(?:appointment|booking|reservation)\b/u;
/** "I can't find when it is", "forgot what time my appointment is". */
const forgotWhen =
  /\b(?:(?:can't|cant|cannot|can not|don't|dont|couldn't) (?:find|remember|recall|see|tell|know)|forgot|forgotten|not sure|no idea|lost track of|find out|tell me)(?: \S+)? (?:when|what (?:time|day)|which day) (?:it|my|our|the|that|i)(?: \S+)? (?:is|was|appointment|booking|booked|am|have|'s)\b/u;
/** "My husband booked something for me". */
const bookedByOthers =
  /\b(?:husband|wife|daughter|son|mother|mum|mom|father|dad|sister|brother|friend|boyfriend|girlfriend|partner|boss|she|he|they) (?:has |have |already )*(?:booked|made|reserved|arranged)\b.*\b(?:for me|for us|appointment|booking)\b/u;
const wantsMore = /\b(?:another|new|second|also book|one more)\b/u;

/** With its day and no question about the business, it is the appointment that is talked about. */
const tellsWhen = ({ when }: Understanding, text: string): boolean =>
  when.length > 0 && readTopics(text).every((topic) => topic === 'greeting' || topic === 'thanks');

const availabilityQuestion =
  /\b(?:(?:see|fit|squeeze) (?:me|us)|anything|availability|available|openings?|free|slots?|earliest|soonest|vacanc(?:y|ies))\b/u;

/** "Cancel it and book me the same on Wednesday" moves it. */
const makesAgain =
  /\bcancel\b.*\b(?:and|then|but)\b.*\b(?:book|make|get|give|schedule|put|rebook)\b(?: \S+)? (?:the same|same|it again|the same one|that again|again|a new one|another one|in (?:again|instead))\b|\bcancel\b.*\b(?:and|then|but) (?:rebook|reschedule|re book)\b/u;

function atStart(
  understanding: Understanding,
  label: IntentLabel | undefined,
  text: string,
): Intent | null {
  const { cues } = understanding;
  const policy =
    /\b(?:policy|policies|fees?|charge|how much notice|how long notice|how (?:late|close|near)(?: \S+){0,3} can i)\b/u.test(
      text,
    );
  const moves = label === 'reschedule' || cues.has('moves');
  const cancels = cues.has('cancel') || cues.has('cancelVisit') || cues.has('withdraws');
  if (cancels && makesAgain.test(text)) return 'reschedule';
  if (cancels && !policy) return 'cancel';
  if (moves && label !== 'book') return 'reschedule';
  if (cues.has('cannotCome')) return 'cancel';
  if (forgotWhen.test(text) || bookedByOthers.test(text)) return 'lookup';
  if (hasOne.test(text) && !wantsMore.test(text))
    return tellsWhen(understanding, text) ? 'lookup' : null;
  if (notFree.test(text) && !cues.has('book')) return null;
  const asks = cues.has('question') || cues.has('availability');
  const explicit = cues.has('book') && !cues.has('availability');
  if (asks && !explicit && availabilityQuestion.test(text)) return 'availability';
  if (label === 'check_availability') return 'availability';
  if (label === 'book' || cues.has('book')) return 'book';
  if (understanding.preferences.soonest && !cues.has('book')) return 'availability';
  const wish = cues.has('wants') && understanding.service !== undefined;
  const bare = understanding.service !== undefined && !cues.has('question');
  const dated = cues.has('wants') && understanding.when.length > 0 && !cues.has('existing');
  return wish || bare || dated ? 'book' : null;
}

/** Asked for a reference or a contact, the client may want something else after all, and says so. */
function whileIdentifying(
  understanding: Understanding,
  label: IntentLabel | undefined,
  text: string,
): Intent | null {
  const { cues, service, entities } = understanding;
  if (entities.reference ?? entities.phone ?? entities.email) return null;
  // "I don't have a reference" orders none.
  if (/\breference\b/u.test(text)) return null;
  const asks = label === 'check_availability' || label === 'book';
  const wish = asks || cues.has('book') || cues.has('availability') || service !== undefined;
  const changes = cues.has('cancelVisit') || cues.has('withdraws') || cues.has('change');
  return wish || changes || cues.has('moves') ? atStart(understanding, label, text) : null;
}

/** What a turn starts, if anything. `text`: lower case, words and single spaces. */
export function readStart(
  understanding: Understanding,
  pending: PendingKind,
  text: string,
): Intent | null {
  const { cues } = understanding;
  const label = sureLabel(understanding);
  const fixed = cues.has('cancelVisit') || cues.has('change') || cues.has('cannotCome');
  const topics = readTopics(text);
  if (topics.includes('emergency')) return null;
  // A complaint or a question of health sells nothing, whatever else its words look like.
  const graver = topics.some((topic) => isGrave(topic) && topic !== 'abuse');
  if (graver && !fixed && !cues.has('book')) return null;
  const aside = topics.includes('late') || topics.includes('call-back');
  if (aside && !cues.has('book') && !fixed) return null;
  const status = topics.includes('status');
  if (!fixed && !status && asksOwnVisit(text)) return 'lookup';
  if (status && !cues.has('book') && !fixed) return null;
  if (pending === 'action') return chosenAction(text) ?? atStart(understanding, label, text);
  if (label === 'request_human' || label === 'goodbye') return null;
  if (pending === 'reference' || pending === 'proof')
    return whileIdentifying(understanding, label, text);
  if (isOpen(pending)) return atStart(understanding, label, text);
  const first = pending === 'service' ? atFirst(understanding, label, text) : null;
  // Nothing is chosen yet: an errand about an appointment one has may still be what is wanted.
  return first !== null && errands.has(first) ? first : insideFlow(understanding, label, text);
}

const atFirst = (
  understanding: Understanding,
  label: IntentLabel | undefined,
  text: string,
): Intent | null =>
  understanding.cues.has('change') ? 'reschedule' : atStart(understanding, label, text);

const errands: ReadonlySet<Intent> = new Set(['cancel', 'reschedule', 'lookup']);
