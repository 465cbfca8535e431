import type { Understanding } from '@gomomo/understanding';

/**
 * Words about an appointment one has, or about not being able to come: they may be a cancellation or
 * a move, and are never the beginning of a booking.
 */
const own =
  /\b(?:my|our|the|this|that|an?|existing) (?:\S+ ){0,3}?(?:appointments?|appts?|bookings?|reservations?|sessions?|slot|visit)\b/u;

const cannotCome = new RegExp(
  [
    String.raw`\b(?:can't|cant|cannot|can not|won't|wont|couldn't|couldnt|unable to|not able to|not gonna|not going to|won't be able to|wont be able to|don't think (?:i|we) (?:can|will)|may not|might not)(?: (?:be able to|actually|now|even|really))*(?: (?:make|come|attend|be (?:there|in|able)|show|get there|do(?= (?:it|that|this|the \\d|\\d|mon|tue|wed|thu|fri|sat|sun|today|tomorrow|tmrw)|$)|keep|manage|be coming|be making|go))\b(?! (?:up|sure|mornings|afternoons|evenings))`,
    String.raw`\b(?:i|we) (?:no|not) (?:can|able(?: to)?|will) (?:come|make|be|attend|go)\b|\b(?:i|we) can no (?:come|make)\b`,
    String.raw`\bsomething(?:'s| has)? (?:came|come|cropped) up\b`,
    String.raw`\b(?:i'm|im|i am|we're|we are|my \S+ is|feeling|been|fallen|got) (?:too |very |really |so |quite )?(?:sick|ill|unwell|poorly)\b`,
    String.raw`\b(?:not coming|won't be (?:in|there|coming)|wont be (?:in|there|coming)|have to miss|going to miss|gonna miss|called away|double[ -]booked)\b`,
    String.raw`\b(?:don't|dont|no longer|do not) (?:need|want|require)\b.*\b(?:appointments?|appts?|bookings?|reservations?|slot|it any ?more)\b`,
    String.raw`\b(?:wish|have|need|want|going|gonna) to (?:bail|pull out|back out|withdraw|drop out)\b|\b(?:bail|pull out|back out|drop out)\b`,
  ].join('|'),
  'u',
);

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
  /\b(?:instead|can (?:we|i|you) (?:do|make)|could (?:we|i|you) (?:do|make)|make it|rather)\b/u;
const another = /\b(?:another|new|second|one more|as well|also book)\b/u;

const before = (text: string, part: string): string =>
  text.slice(0, Math.max(0, text.indexOf(part.toLowerCase()))).trimEnd();

/** A change of something on file, with how sure the words make us: `move`, or `either`. */
export function readChange(
  { cues, when, service }: Understanding,
  text: string,
): 'move' | 'either' | undefined {
  if (another.test(text) || cues.has('availability')) return undefined;
  if (cannotCome.test(text)) return 'either';
  if (madeWrong.test(text)) return 'either';
  const ownService = service !== undefined && /\bmy(?: \S+)?$/u.test(before(text, service.text));
  const onFile = has.test(text) || own.test(text) || ownService;
  const shifted = shifts.test(text);
  const replaced = when.some(({ polarity, replaces }) => polarity === 'current' || replaces);
  if (shifted && (onFile || replaced)) return 'move';
  if (has.test(text) && wantsOther.test(text) && when.length > 0) return 'move';
  if (
    /\b(?:my|our|have|had|got)(?: already)? (?:\S+ )?(?:appointment|appt|booking|reservation)\b/u.test(
      text,
    )
  )
    return amiss.test(text) ? 'either' : undefined;
  return undefined;
}
