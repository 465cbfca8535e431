import type { CueName, Understanding } from '@gomomo/understanding';

/**
 * Words about an appointment one has, or about not being able to come: they may be a cancellation or
 * a move, and are never the beginning of a booking.
 */
const own =
  /\b(?:my|our|the|this|that|an?|existing) (?:\S+ ){0,3}?(?:appointments?|appts?|bookings?|reservations?|sessions?|slot|visit)\b/u;

/** Not coming, or not wanted any more: the cues of the language say so, here as everywhere. */
const away: readonly CueName[] = ['absent', 'cannotCome', 'withdraws'];

const shifts =
  /\b(?:push|shift|move|bump|swap|switch|bring|shuffle|rearrange|postpone|put off|delay|rebook|change)\b/u;

/** Something is the matter with one that was made: "the wrong day", "help with my booking". */
const amiss = /\b(?:wrong|incorrect|mistake|mixed up|mix-up|help|problem|issue|trouble|mess)\b/u;
const madeWrong =
  /\b(?:booked|put|got|had|have|scheduled|wrote) (?:me|us|it|that|my \S+)(?: (?:in|down|on|for|at|in for|down for))* ?(?:the )?(?:wrong|incorrect)/u;

/** "My 3pm", "I have a 2 o'clock tomorrow", "I'm booked for Friday": something on file. */
const has =
  /\bmy (?:\d{1,2}(?: \d\d)?(?: ?(?:am|pm|o'clock|oclock))?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|morning|afternoon)\b|\b(?:i|we)(?:'ve| have| had|'m| am|'re| are| got)? (?:already |also )?(?:got |have |booked |down |booked in |in )?(?:an? |for |on |at )(?:\S+ ){0,3}?(?:o'clock|oclock|am|pm|appointment|appt|booking|reservation)\b|\b(?:i|we) (?:already |also )?(?:have|had|got) (?:already )?(?:appointment|appt|booking|reservation)\b|\b(?:i|we) (?:already )?(?:booked|am booked|'m booked)\b/u;

const wantsOther =
  /\b(?:instead|can (?:we|i|you) (?:do|make)|could (?:we|i|you) (?:do|make)|make it|rather|become|turn into)\b/u;
/** "Instead of my usual slot", "I booked yesterday, want another day". */
const insteadOfOwn = /\binstead of (?:my|our)\b/u;
const otherForBooked =
  /\b(?:i|we)(?:'ve| have)? (?:already |just )?booked\b(?! (?:a|an)\b).*\b(?:want|need|like|prefer)\b.*\b(?:another|different|other) (?:day|time|date|slot)\b/u;
const another = /\b(?:another|new|second|one more|as well|also book)\b/u;

const before = (text: string, part: string): string =>
  text.slice(0, Math.max(0, text.indexOf(part.toLowerCase()))).trimEnd();

/** A change of something on file, with how sure the words make us: `move`, or `either`. */
export function readChange(
  { cues, when, service }: Understanding,
  text: string,
): 'move' | 'either' | undefined {
  if (otherForBooked.test(text)) return 'move';
  if (another.test(text) || cues.has('availability')) return undefined;
  if (away.some((cue) => cues.has(cue))) return 'either';
  if (madeWrong.test(text)) return 'either';
  const ownService = service !== undefined && /\bmy(?: \S+)?$/u.test(before(text, service.text));
  const onFile = has.test(text) || own.test(text) || ownService;
  const shifted = shifts.test(text);
  const replaced = when.some(({ polarity, replaces }) => polarity === 'current' || replaces);
  if (shifted && (onFile || replaced)) return 'move';
  if (has.test(text) && wantsOther.test(text) && when.length > 0) return 'move';
  if (insteadOfOwn.test(text) && (onFile || ownService)) return 'move';
  if (
    /\b(?:my|our|have|had|got)(?: already)? (?:\S+ )?(?:appointment|appt|booking|reservation)\b/u.test(
      text,
    )
  )
    return amiss.test(text) ? 'either' : undefined;
  return undefined;
}
