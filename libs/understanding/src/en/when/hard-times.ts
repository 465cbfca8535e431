import type { Token } from '../../text/tokens.ts';
import { clauseBefore } from './clause-before.ts';
import type { TokenSpan } from './phrase.ts';

/** What a part of the day, or a day, is said to be where it does not suit. */
const trouble =
  'chaos|chaotic|crazy|hectic|mad|madness|mayhem|manic|hell|hellish|hard|harder|difficult|tricky|tough|rough|busy|' +
  'awful|terrible|horrible|dreadful|impossible|awkward|packed|hopeless|stressful|full on|nuts|bonkers|rushed|' +
  'a (?:nightmare|struggle|mess|rush|problem|pain|no|no go|write off|blur|zoo)|no good|not (?:great|good|ideal|easy|possible)';
const isTrouble = new RegExp(
  `^(?:is|are|'s|get|gets|tend to be) (?:(?:always|usually|just|really|so|very|pretty|too|quite|a bit|total|complete|absolute|pure|utter|out|all) )*(?:${trouble})\\b`,
  'u',
);

/** What people are, or do, at a time that is theirs and not the desk's. */
const weary =
  'slow|useless|hopeless|grumpy|tired|exhausted|knackered|dead|sleepy|groggy|asleep|terrible|awful|bad|rubbish|' +
  'worst|worse|busy|stuck|stiff|cranky|half asleep|a zombie|a wreck|a mess|no good|not (?:good|great|myself|at my best)|' +
  'working|teaching|studying|at (?:work|school|college|uni)|in (?:class|meetings)|unavailable|not (?:free|available|around)';
const isWeary = new RegExp(
  `\\b(?:i'm|im|i am|we're|we are) (?:(?:always|usually|so|very|really|just|too|a bit|pretty|quite) )*(?:${weary})(?: (?:in|on|during|of|at))?(?: (?:the|a|my))?$`,
  'u',
);
const struggles =
  /\b(?:i|we) (?:(?:always|usually|really|just|do|also|still|have to|must) )*(?:work|teach|study|sleep|hate|detest|loathe|struggle|volunteer|(?:can't|cant|cannot) stand|(?:don't|dont) (?:do|like|love|function|work well)|have (?:a |my |the )?(?:class|classes|work|school|lectures|meetings|shifts|choir|kids|grandkids))(?: (?:in|on|during))?(?: (?:the|my))?$/u;

/** "Forget evenings", "skip Tuesday", unlike "don't forget". */
const dropped =
  /(?<!n't |not |never |dont |did you )\b(?:forget|skip|scrap|scratch|drop)(?: about)?(?: the)?$/u;

const untils = new Set(['until', 'till', 'til', 'untill', 'before', 'up']);
const near = 9;

const closing = new Set([
  '.',
  '!',
  '?',
  ';',
  ',',
  'so',
  'but',
  'except',
  'unless',
  'apart',
  'or',
  'and',
]);

/** What is said behind it, as far as the clause goes. */
function clauseBehind(tokens: readonly Token[], to: number): readonly string[] {
  const behind = tokens.slice(to, to + near).map(({ text }) => text);
  const end = behind.findIndex((word) => closing.has(word));
  return end < 0 ? behind : behind.slice(0, end);
}

/** How it is for the client then: `excluded` where it does not suit, `background` where a limit follows. */
export function hardThen(
  tokens: readonly Token[],
  from: number,
  to: number,
): 'excluded' | 'background' | undefined {
  const lead = clauseBefore(tokens, from).join(' ');
  const behind = clauseBehind(tokens, to);
  const rest = behind.join(' ');
  if (dropped.test(lead)) return 'excluded';
  if (!isTrouble.test(rest) && !isWeary.test(lead) && !struggles.test(lead)) return undefined;
  // "Mornings are chaos until 9:30": only as far as it goes on to say.
  return behind.some((word) => untils.has(word)) ? 'background' : 'excluded';
}

const busyThings = new RegExp(
  `\\b(?:${trouble}|school run|tied up|booked up|occupied|out of action|not free|unavailable|away)\\b.*\\b(?:until|till|til|untill)$`,
  'u',
);

/** "It is chaos here until 9:30": from then on. */
export const hardUntil = (tokens: readonly Token[], from: number): boolean =>
  busyThings.test(clauseBefore(tokens, from).join(' '));

/** The clause that tells it: all of it has been read. */
export function hardSpan(
  tokens: readonly Token[],
  from: number,
  to: number,
): TokenSpan | undefined {
  const told = hardThen(tokens, from, to) !== undefined || hardUntil(tokens, from);
  if (!told) return undefined;
  return {
    from: from - clauseBefore(tokens, from).length,
    to: to + clauseBehind(tokens, to).length,
  };
}
