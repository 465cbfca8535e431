import type { Span, Understanding } from '@gomomo/understanding';
import { tokenise } from '@gomomo/understanding';

/** What of a turn nobody has read. */
export interface Residue {
  /** Runs of unread words, as they were written. */
  readonly said: readonly string[];
  /** Among them is one that could turn a time or a wish round: "except", "after", "not". */
  readonly turns: boolean;
}

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Unread, one of these leaves open what was meant: nothing is held beside it. */
const turning = new Set(
  wordsOf(`
    not never except excepting excluding unless instead without neither nor none apart besides rather than
    don't dont won't wont can't cant cannot doesn't doesnt shouldn't isn't avoid
    after before until till between past since during within by beyond later earlier late early
    or either every each weekly fortnightly monthly daily alternate half quarter about around lunch lunchtime
  `),
);

/** Words that carry a wish along and add nothing to it. */
const carrying = new Set(
  wordsOf(`
    a an the this that these those there here it its it's is are be am was were been being i i'm i'd i'll i've im id ill
    ive we we'd we'll we're you your yours u ur my me mine our us he she her his him they them their
    do does did done have has had got get gets getting give gives make makes made take takes taking put set let let's lets
    can could would will shall should may might must need needs needed want wants wanted wanna like liked love loved
    prefer preferred hoping hope hopefully looking look looks wondering wonder thinking think thought try trying
    please pls plz kindly thanks thank thx ty cheers ta hi hello hey hiya dear good morning afternoon evening day
    yes yeah yep yup ok okay alright sure right great perfect fine lovely cool nice well so then oh um uh er hmm ah and
    also too plus with for at on in of to as up out off over into onto between's
    book booking booked bookings reserve reservation reserved schedule scheduled arrange appointment appointments appt
    session sessions slot slots visit time times date dates day days week weeks hour hours minute minutes min mins
    available availability free open opening openings spot spots possible see come coming came go going
    move moved moving change changed changing cancel canceled cancelled cancelling reschedule rescheduled switch shift push
    what what's whats which who who's where how when's any some something one ones someone somebody anyone anybody
    available works work's suit suits best better maybe perhaps possibly really very much bit little quick quickly
    actually no nope nah mind matter again new another other others else more all
    treatment service services therapist staff person people party guest guests
    name called phone number email mail contact reach reference code is's number's here's mobile cell tel
    asap soon now today tonight tomorrow know tell say said ask asking question sorry excuse
    been back just only but if when while whenever once it'll that'd that'll thats that's those're would've am pm a.m p.m ref
  `),
);

const overlaps = (spans: readonly Span[], from: number, to: number): boolean =>
  spans.some(({ start, end }) => start < to && from < end);

/** Everything of a turn that became a value, or is known to be about time or a place in a list. */
export function spansRead(understanding: Understanding): readonly Span[] {
  const { timeSpans, when, durations, service, services, resource, entities } = understanding;
  const { name, phone, email, reference, people } = entities;
  const named = [service?.span, resource?.span, name, phone, email, reference, people];
  return [
    ...timeSpans,
    ...when.map(({ span }) => span),
    ...durations.map(({ span }) => span),
    ...named.filter((each) => each !== undefined),
    // What was refused has been read; what is wanted besides has to be said.
    ...services.flatMap(({ refusal }) => refusal ?? []),
  ];
}

/** How far in front of an unread word one that turns it round may stand: "not with my ex". */
const reach = 3;

/** Words with content that lie outside of all that was read. */
export function residueOf(text: string, understanding: Understanding): Residue {
  const read = spansRead(understanding);
  const words = tokenise(text.slice(0, 600)).filter(({ kind }) => kind !== 'mark');
  const runs: Span[] = [];
  let turns = false;
  for (const [index, { text: word, start, end }] of words.entries()) {
    if (overlaps(read, start, end)) continue;
    if (!turning.has(word) && carrying.has(word)) continue;
    turns ||= words
      .slice(Math.max(0, index - reach), index + 1)
      .some((each) => turning.has(each.text));
    const last = runs.at(-1);
    const joined = last && /^[\s'’-]*$/u.test(text.slice(last.end, start));
    if (joined) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  return { said: runs.map(({ start, end }) => text.slice(start, end)), turns };
}
