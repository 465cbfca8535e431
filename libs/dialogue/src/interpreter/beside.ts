import type { Command, SetCommand } from '../command.ts';
import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import { splitQuestions } from '../reading/questions.ts';
import type { InterpretContext } from './interpret-context.ts';
import type { Reading } from './reading.ts';
import type { When } from './set-when.ts';

const alone =
  /\b(?:(?:just|only) (?:for )?me\b(?! and)|(?:just|only) (?:the )?one(?: of us| person)?\b(?! (?:more|question|thing))|(?:just|only) (?:for )?(?:one|1) (?:person|of us)|only myself|just myself|by myself|on my own)/iu;

/** "Just for me": what was wanted for more is not any more. */
export const forOneOnly = (text: string, { next, flow }: DialogueState): Command[] | null =>
  flow === 'book' && next.more > 0 && alone.test(text)
    ? [{ kind: 'several', services: [], count: 1, recurring: false }]
    : null;

/** More than one thing: a second service, more people, every week. */
export function several(
  reading: Reading,
  { flow }: DialogueState,
  whens: readonly (readonly When[])[],
): Command[] {
  const { also, before, count, recurring, intent, topics, services } = reading;
  // "We moved here with our two kids": told, and nothing is wanted for them.
  const wished = intent === 'book' || intent === 'availability' || (services ?? reading.whens[0]);
  if (!wished || (intent === null && topics.length > 0)) return [];
  const elsewhere = intent === 'reschedule' || intent === 'cancel' || intent === 'lookup';
  if (elsewhere || intent === 'change' || flow === 'cancel' || flow === 'reschedule') return [];
  if (also.length === 0 && count === null && !recurring) return [];
  const more = { ...(before ? { before } : {}), ...(whens.length > 0 ? { whens } : {}) };
  return [{ kind: 'several', services: also, count, recurring, ...more }];
}

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

const atCard: ReadonlySet<string> = new Set(['confirm', 'change']);

/**
 * Words beside a wish that nobody has read. One that could turn it round holds it back; beside a
 * bare time, without a day to go with it, any word does.
 */
export function unread(
  reading: Reading,
  values: readonly SetCommand[],
  { tenant, state }: InterpretContext,
): Command[] {
  const { residue } = reading;
  const length = otherLength(reading, tenant);
  const says = (slot: SetCommand['slot']): boolean => values.some((each) => each.slot === slot);
  const wishes = says('time') || says('date') || says('service');
  // At a summary nothing is dropped unsaid beside a name or a number either.
  const told = values.length > 0 && atCard.has(state.pending.kind);
  const bare = says('time') && !says('date');
  const counted = told && !wishes ? residue.talk.filter((run) => /\d/u.test(run)) : [];
  const saidBack = [...residue.said, ...counted, ...length];
  const silent = saidBack.length === 0 && !(bare && residue.talk.length > 0);
  if (silent || !(wishes || told)) return [];
  const holdsBack = residue.turns || bare || length.length > 0;
  return [{ kind: 'unread', said: saidBack, holdsBack }];
}
