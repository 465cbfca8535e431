import { amountsIn } from './amounts.ts';
import { claimsSomething, tellsAvailability } from './claims.ts';
import { hasForeignContact } from './contacts.ts';
import { hasMarkup, isOtherScript, lengthMax } from './form.ts';
import type { GateFacts } from './gate-facts.ts';
import { isMisplaced } from './conduct.ts';
import { hasStrangeName, isGrounded } from './grounding.ts';
import { servicesNamed } from './services-named.ts';
import { tellsAsThere } from './telling.ts';
import { timesIn, type TimesSaid } from './times.ts';
import { isQuestion, plain, sentencesOf } from './vocabulary.ts';

/** Why words of a model are not said. */
export type Refusal =
  | 'empty'
  | 'too-long'
  | 'markup'
  | 'language'
  | 'contact'
  | 'claim'
  | 'availability'
  | 'question'
  | 'time'
  | 'service'
  | 'staff'
  | 'amount'
  | 'name'
  | 'ungrounded'
  | 'conduct';

/**
 * Whether words of a model may be said; null: they may. Everything that they state has to be a fact of
 * this turn, and where that cannot be told they are refused: the desk then speaks for itself.
 */
export function refuse(text: string, facts: GateFacts): Refusal | null {
  return refuseWhole(text, facts) ?? firstOf(sentencesOf(text), (each) => refuseOne(each, facts));
}

function refuseWhole(text: string, facts: GateFacts): Refusal | null {
  if (text.trim() === '') return 'empty';
  if (text.length > lengthMax) return 'too-long';
  if (hasMarkup(text)) return 'markup';
  if (facts.isForeign || isOtherScript(text)) return 'language';
  if (facts.read(text).language !== undefined) return 'language';
  if (hasForeignContact(text, facts.tenant)) return 'contact';
  if (claimsSomething(text)) return 'claim';
  return null;
}

function refuseOne(sentence: string, facts: GateFacts): Refusal | null {
  if (facts.asksYesOrNo && isQuestion(sentence)) return 'question';
  const times = timesIn(sentence, facts);
  if (!times.areKnown) return 'time';
  if (!isServiceThen(sentence, times, facts)) return 'service';
  if (!isStaffThere(sentence, times, facts)) return 'staff';
  if (times.spans.length > 0 && !isQuestion(sentence) && !tellsAsThere(sentence)) return 'time';
  const amounts = amountsIn(sentence, times.spans, facts);
  if (!amounts.areKnown) return 'amount';
  if (times.said.length === 0 && tellsAvailability(sentence)) return 'availability';
  if (hasStrangeName(sentence, facts)) return 'name';
  const hasFact = times.said.length > 0 || amounts.count > 0;
  if (!isGrounded(sentence, facts, hasFact)) return 'ungrounded';
  return isMisplaced(sentence, facts) ? 'conduct' : null;
}

/** Who is named beside a time is there then. */
function isStaffThere(sentence: string, { said }: TimesSaid, { tenant }: GateFacts): boolean {
  const words = plain(sentence);
  const named = tenant.resources.filter(({ name }) => words.includes(plain(name)));
  return said.length === 0 || named.every(({ id }) => said.some(({ staff }) => staff.includes(id)));
}

/** A time is told with the service that it was found for, unless the talk is of that one alone. */
function isServiceThen(sentence: string, { said }: TimesSaid, facts: GateFacts): boolean {
  if (said.length === 0) return true;
  const named = servicesNamed(sentence, facts).map(({ id }) => id);
  const meant = named.length > 0 ? named : [facts.serviceId];
  return meant.every((id) => id !== null && said.some((each) => each.serviceId === id));
}

function firstOf<T, R>(all: readonly T[], find: (each: T) => R | null): R | null {
  for (const each of all) {
    const found = find(each);
    if (found !== null) return found;
  }
  return null;
}
