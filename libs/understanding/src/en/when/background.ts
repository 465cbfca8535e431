import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { weekdayNamed } from '../calendar/names.ts';
import { clauseBefore } from './clause-before.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const pastVerbs = words(
  'had came went saw visited moved started bought paid tried loved used missed ran walked drove flew fell played',
);
/** "I was hoping for Friday", "I had Friday in mind": wishes in the clothes of the past. */
const wishes = words(
  'hoping thinking wondering looking planning going considering mind trying wanting told aiming',
);
const requests = words("can could may would want need like love i'd");
const speakers = words('i we she he they');
const family = words(
  'kids kid children child son daughter husband wife partner boss mom mum dad baby he she they ' +
    'girlfriend boyfriend roommate boys girls',
);
const places = words(
  'school work daycare nursery class classes college practice camp kindergarten preschool lessons ' +
    'training meeting shift court surgery',
);
const events = words(
  'birthday anniversary wedding flight exam graduation prom interview due surgery funeral bday',
);
const visits = words('visit appointment time session booking treatment haircut massage facial one');

/** "I had one on the 2nd", "we were there in May". */
function isPast(clause: readonly string[], after: string): boolean {
  const at = clause.findIndex(
    (word, index) =>
      speakers.has(word) &&
      (pastVerbs.has(clause[index + 1] ?? '') || wasThere(clause.slice(index + 1))),
  );
  if (at < 0) return false;
  const rest = clause.slice(at + 2);
  // "I moved here, can I come Tuesday": the wish begins behind what is told.
  if (rest.some((word) => requests.has(word))) return false;
  return ![...rest, after].some((word) => wishes.has(word));
}

/** "I was there", "we were in": where, not how one felt or what one was about to do. */
const wasThere = ([verb = '', place = '']: readonly string[]): boolean =>
  (verb === 'was' || verb === 'were') && ['there', 'here', 'in', 'at'].includes(place);

/** "my last visit was on", "my birthday is on". */
function isOccasion(clause: readonly string[]): boolean {
  const copula = clause.findLastIndex((word) => ['is', 'was', 'falls', 'are'].includes(word));
  const noun = clause[copula - 1] ?? clause.at(-1) ?? '';
  const subject = copula < 0 ? '' : noun;
  if (events.has(subject)) return true;
  return clause[copula] === 'was' && visits.has(subject);
}

/** "the kids are at school til", "my husband works until". */
function isOthersDay(clause: readonly string[]): boolean {
  const subject = clause.findIndex((word) => family.has(word));
  if (subject < 0) return false;
  return clause.slice(subject + 1).some((word) => places.has(word) || /^works?$/u.test(word));
}

const taken =
  /^(?:(?:i|we) (?:have|'ve got|have got|got|teach|play|sing|volunteer|babysit)|(?:i've|we've) (?:got)?|(?:i'm|i am|we're) (?:at|in|on|away|off|busy)|(?:the|my|our) (?:grandkids|grandchildren|kids|children|parents|in-laws|family|cleaner|plumber|builders?|grandson|granddaughter|son|daughter|husband|wife) (?:come|comes|are|is|visit|visits|stay|stays|have|has))\b(?! (?:(?:a|an|the|some|no|more|my) )*(?:time|off|free|nothing|gap|slot|opening|hour|appointment|booking|massage|facial|session|reservation|yoga|sauna|treatment|to (?:come|book)|available|good|best|better)\b)/u;

/** "On Wednesdays I have choir", "Thursday the grandkids come": a day that is taken. */
function isTaken(tokens: readonly Token[], from: number, to: number): boolean {
  const named = tokens.slice(from, to).some(({ text }) => weekdayNamed(text) !== undefined);
  const rest = tokens.slice(to, to + 8).map(({ text }) => text);
  return named && taken.test(rest.join(' ')) && !rest.some((word) => requests.has(word));
}

/** A date or time that tells how things are and is nothing the client asks for. */
export function isBackground(tokens: readonly Token[], from: number, to: number): boolean {
  const clause = clauseBefore(tokens, from);
  if (clause.slice(-3).includes('since') && !clause.includes('not')) return true;
  // "He left two days later": the words themselves look ahead.
  if (['later', 'hence'].includes(textAt(tokens, to - 1))) return false;
  const after = textAt(tokens, to) === 'in' ? textAt(tokens, to + 1) : textAt(tokens, to);
  return (
    isPast(clause, after) || isOccasion(clause) || isOthersDay(clause) || isTaken(tokens, from, to)
  );
}

/** "I have to leave at 4", "I need to be out by 4": an end of what can be. */
export function bindsSpeaker(tokens: readonly Token[], from: number): boolean {
  const clause = clauseBefore(tokens, from).join(' ');
  return /\b(?:have|need|got|must|gotta|has|ought)(?: to)? (?:leave|go|run|be (?:out|off|gone|back|done|home|finished)|finish|pick (?:\S+ )?(?:\S+ )?up|catch (?:\S+ ){1,2}\S+)(?: \S+)? (?:at|by|before)$|\b(?:leaving|must leave) (?:at|by)$/u.test(
    clause,
  );
}

/**
 * "I work until 5", "I get off at 5", "I'm in a meeting till 3": a time from which the client is
 * free.
 */
export function freesSpeaker(tokens: readonly Token[], from: number): boolean {
  const clause = clauseBefore(tokens, from);
  const speaker = clause.findLastIndex((word) => ['i', "i'm", 'im', "i've", 'we'].includes(word));
  if (speaker < 0) return false;
  const rest = clause.slice(speaker + 1).join(' ');
  const busy =
    /\b(?:work|busy|(?:at|in) (?:a |my |the )?(?:work|school|class|meeting|court)|(?:have|got) (?:a |my )?(?:work|class|school|meeting|shift))\b/u;
  if (/\b(?:until|till|til)$/u.test(rest) && busy.test(rest)) return true;
  return /^(?:get off|finish|get out of|clock off|am off|get home)\b.*\b(?:at|around|about)$/u.test(
    rest,
  );
}

const untils = words('until till til untill');
const those = words('that then this it');
const farBehind = 12;

/** "My son has practice until 4, a massage after that": what is wanted begins where that ends. */
export function beginsThere(tokens: readonly Token[], from: number, to: number): boolean {
  if (!untils.has(textAt(tokens, from - 1))) return false;
  const behind = tokens.slice(to, to + farBehind).map(({ text }) => text);
  const after = behind.indexOf('after');
  return behind.includes('afterwards') || (after >= 0 && those.has(behind[after + 1] ?? ''));
}
