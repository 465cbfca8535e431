import type { Command, Intent, SetCommand, Topic } from '../command.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import { splitQuestions } from '../reading/questions.ts';
import type { InterpretContext } from './interpret-context.ts';
import type { Act, Reading } from './reading.ts';
import { answering, asking, besideChoice, besideDetails } from './unread-words.ts';

/** "Deep tissue for 90 minutes", where it takes 60: what was named does not come in that length. */
function otherLength({ minutes, services, shift }: Reading, tenant: TenantFacts): string[] {
  const [id, ...more] = services?.ids ?? [];
  if (minutes === null || shift || id === undefined || more.length > 0) return [];
  const length = findService(tenant, id)?.durationMinutes;
  return length === undefined || length === minutes ? [] : [`${String(minutes)} minutes`];
}

/** Words of a question that is answered are not words that were not got. */
export function withoutAnswered(reading: Reading, text: string): Reading {
  const { residue, topics } = reading;
  if (residue.said.length === 0 || topics.length === 0) return reading;
  const { asked, stated } = splitQuestions(text);
  if (stated.length === 0) return reading;
  const said = residue.said.filter((words) => !asked.some((question) => question.includes(words)));
  const turns = residue.turns && said.length > 0;
  return { ...reading, residue: { ...residue, said, turns } };
}

/** Questions whose words are few. */
const common: ReadonlySet<Topic> = new Set(['prices', 'hours', 'greeting', 'thanks']);

/** Runs that hold more than those words; "I don't know it" is an answer too. */
const without = (runs: readonly string[], words: ReadonlySet<string>, text: string): string[] =>
  runs.filter(
    (run) =>
      !(
        words.size > 0 &&
        (run
          .toLowerCase()
          .replaceAll('’', "'")
          .split(/[\s-]+/u)
          .every((word) => words.has(word)) ||
          text.includes(`${run} know`) ||
          text.includes(`${run} have`))
      ),
  );

/** Answers by themselves. */
const answers: ReadonlySet<Act> = new Set(['affirm', 'deny', 'repeat', 'skip']);

/** Errands that are about an appointment somebody has. */
const errands: ReadonlySet<Intent> = new Set(['cancel', 'reschedule', 'lookup', 'change']);
const errandVerb =
  /\b(?:cancel\w*|move|moving|reschedul\w*|chang\w*|push|shift|switch|swap|postpone|rebook)\b/iu;
/** Where a reason begins. */
const between =
  /[,.;:!?\n]+(?=\s|$)|\b(?:because|cause|cos|coz|since|as (?:i|we|my)|due to|so that|owing to)\b/iu;

const atCard: ReadonlySet<string> = new Set(['confirm', 'change']);

/** What of a turn was taken: values, and one of those that were offered. */
export interface Taken {
  readonly values: readonly SetCommand[];
  readonly choice?: Command | undefined;
}

/**
 * Words that nobody has read: none of them is dropped unsaid. One that could turn a wish round holds it
 * back; beside a bare time, without a day to go with it, any word does.
 */
export function unread(
  text: string,
  reading: Reading,
  taken: Taken,
  context: InterpretContext,
): Command[] {
  const { values, choice } = taken;
  if (values.length > 0 || choice !== undefined) return besideTaken(text, reading, taken, context);
  if (leavesPickOpen(reading))
    return [{ kind: 'unread', said: reading.residue.said, holdsBack: true }];
  return (
    besideAnswer(text, reading) ?? besideErrand(text, reading) ?? besideQuestion(text, reading)
  );
}

/** "The first one if my husband can drive me": nothing is picked, and why not is said. */
export const leavesPickOpen = ({ ordinal, residue, acts, topics }: Reading): boolean =>
  ordinal !== null && residue.turns && residue.said.length > 0 && acts.length + topics.length === 0;

function besideTaken(
  text: string,
  reading: Reading,
  { values, choice }: Taken,
  { tenant, state }: InterpretContext,
): Command[] {
  const { residue } = reading;
  const length = otherLength(reading, tenant);
  const says = (...slots: SetCommand['slot'][]): boolean =>
    values.some((each) => slots.includes(each.slot));
  const bare = says('time') && !says('date');
  const isDetail = says('name', 'phone', 'email', 'reference');
  const known = new Set([
    ...(isDetail ? besideDetails : []),
    ...(choice ? besideChoice : []),
    ...(isErrand(reading) ? besideCannotCome : []),
  ]);
  // Figures beside a name or a number at a summary could be another number.
  const figures = atCard.has(state.pending.kind) && !says('time', 'date', 'service');
  const counted = figures ? residue.talk.filter((run) => /\d/u.test(run)) : [];
  const said = [...without(residue.said, known, text), ...counted, ...length];
  if (said.length === 0 && !(bare && residue.talk.length > 0)) return [];
  return [{ kind: 'unread', said, holdsBack: residue.turns || bare || length.length > 0 }];
}

/** A yes, a no or "again?" is the answer of the whole turn: all words beside it count. */
function besideAnswer(text: string, { acts, residue }: Reading): Command[] | null {
  if (!acts.some((act) => answers.has(act))) return null;
  const said = without([...residue.said, ...residue.talk], answering, text);
  return said.length === 0 ? [] : [{ kind: 'unread', said, holdsBack: residue.turns }];
}

/** "I can't make it, it's Jo Webb": the word is read with the errand. */
const besideCannotCome: readonly string[] = ["can't", 'cant', 'cannot', "won't", 'wont'];

const isErrand = ({ intent }: Reading): boolean => intent !== null && errands.has(intent);

/** "Cancel the blorp" has an object that nobody has read; why somebody cannot come is talk. */
function besideErrand(text: string, { intent, residue }: Reading): Command[] | null {
  if (intent === null || !errands.has(intent)) return null;
  const runs = without([...residue.said, ...residue.talk], answering, text);
  if (runs.length === 0) return [];
  const clauses = text.split(between).filter((clause) => errandVerb.test(clause));
  const said = runs.filter((run) => clauses.some((clause) => clause.includes(run)));
  const talk = runs.filter((run) => !said.includes(run));
  return [{ kind: 'unread', said, talk, holdsBack: residue.turns && said.length > 0 }];
}

/** "How much is the blorp" is answered as far as it goes; what it was about may be made out yet. */
function besideQuestion(text: string, { topics, acts, residue }: Reading): Command[] {
  if (topics.length === 0 || acts.length > 0 || !topics.every((topic) => common.has(topic)))
    return [];
  const talk = without([...residue.said, ...residue.talk], asking, text);
  return talk.length === 0 ? [] : [{ kind: 'unread', said: [], talk, holdsBack: false }];
}
