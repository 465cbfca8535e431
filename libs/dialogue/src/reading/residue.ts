import type { Span, Understanding } from '@gomomo/understanding';
import { tokenise } from '@gomomo/understanding';
import { conditionsIn } from './conditions.ts';
import { harmless, harmlessSpans } from './harmless.ts';

/** What of a turn nobody has read. */
export interface Residue {
  /** Runs of unread words beside a value, as they were written. */
  readonly said: readonly string[];
  /** Runs in sentences that say nothing else: talk, which is not said back. */
  readonly talk: readonly string[];
  /** Among them is one that could turn a time or a wish round: "except", "after", "not". */
  readonly turns: boolean;
}

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Unread, one of these leaves open what was meant: nothing is held beside it. */
const turning = new Set(
  wordsOf(`
    not never except excepting excluding unless without neither nor none apart besides rather than
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
    also too plus with w for at on in of to as up out off over into onto between's
    book booking booked bookings reserve reservation reserved schedule scheduled arrange appointment appointments appt
    session sessions class classes lesson lessons slot slots visit time times date dates day days week weeks hour hours minute minutes min mins
    available availability free open opening openings spot spots possible see come coming came go going
    move moved moving change changed changing cancel canceled cancelled cancelling reschedule rescheduled switch shift push
    what what's whats which who who's where how when's any some something one ones someone somebody anyone anybody
    available works work's suit suits best better maybe perhaps possibly really very much bit little quick quickly
    actually no nope nah mind matter again new another other others else more all
    anything everything treatment service services therapist staff person people party guest guests
    name called calling ringing phoning behalf phone number email mail contact reach reference code is's phone's cell's mobile's email's name's number's here's mobile cell tel telephone
    sometime ideally though probably definitely absolutely certainly whatever whoever something whichever honestly basically especially generally usually actually else anyway anyhow instead
    meant mean believe guess suppose hear heard told wish wishing needing wanting write writing wrote text texting
    damn damned bloody freaking fucking stupid birthday anniversary together
    kind kinda sort works working used use using different like feel feels else madam sir dear lol haha hehe omg wow gosh god jesus
    mum mom mam mother dad father wife husband son daughter sister brother partner girlfriend boyfriend friend
    grandmother grandfather grandma grandpa granddaughter grandson aunt uncle cousin mate
    asap soon now today tonight tomorrow know tell say said ask asking question sorry excuse
    been back just only still yet thereabouts but if when while whenever once it'll that'd that'll thats that's those're would've am pm a.m p.m ref
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
    ...understanding.asides,
    ...when.map(({ span }) => span),
    ...durations.map(({ span }) => span),
    ...(resource?.spans ?? []),
    ...named.filter((each) => each !== undefined),
    // What was refused has been read; what is wanted besides has to be said.
    ...services.flatMap(({ refusal }) => refusal ?? []),
  ];
}

/** "Or whoever", "or so": behind these an "or" leaves nothing open. */
const unsaid = new Set([
  'whoever',
  'whatever',
  'whichever',
  'so',
  'something',
  'anyone',
  'anything',
]);

/** How far in front of an unread word one that turns it round may stand: "not with my ex". */
const reach = 3;

/** Where sentences end. */
const ends = /[.!?;\n]+(?=\s|$)/gu;

/** The sentence that a place lies in. */
function sentenceAt(text: string, place: number): Span {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(ends)) {
    if (index >= place) return { start, end: index };
    start = index + mark.length;
  }
  return { start, end: text.length };
}

/** Said by themselves these could still be meant of what is wanted; a mere "not" is talk. */
const limiting = new Set(
  wordsOf(
    'except excepting excluding unless without besides before after until till since within beyond later earlier only',
  ),
);

/** Said back are unread words of a sentence with a value in it, or that turn something round. */
function saidBack(text: string, runs: readonly Span[], read: readonly Span[]): readonly Span[] {
  return runs.filter((run) => {
    const sentence = sentenceAt(text, run.start);
    const words = tokenise(text.slice(sentence.start, sentence.end));
    return (
      overlaps(read, sentence.start, sentence.end) || words.some((word) => limiting.has(word.text))
    );
  });
}

const isCarrying = (word: string): boolean =>
  !turning.has(word) && (carrying.has(word) || harmless.has(word));

/** Words with content that lie outside of all that was read. */
export function residueOf(text: string, understanding: Understanding): Residue {
  const read = [...spansRead(understanding), ...harmlessSpans(text)];
  const words = tokenise(text.slice(0, 600)).filter(({ kind }) => kind !== 'mark');
  const runs: Span[] = [];
  let turns = false;
  for (const [index, { text: word, start, end }] of words.entries()) {
    if (overlaps(read, start, end)) continue;
    // "A day later, same time": a step keeps all the rest.
    const kept = word === 'same' && understanding.preferences.shift !== undefined;
    const before = words[index - 1]?.text ?? '';
    // "What about yoga".
    const asking = word === 'about' && (before === 'what' || before === 'how');
    const loose = kept || asking || (word === 'or' && unsaid.has(words[index + 1]?.text ?? ''));
    if (loose || isCarrying(word)) continue;
    turns ||= words
      .slice(Math.max(0, index - reach), index + 1)
      .some((each) => turning.has(each.text));
    const last = runs.at(-1);
    const joined = last && /^[\s'’-]*$/u.test(text.slice(last.end, start));
    if (joined) runs[runs.length - 1] = { start: last.start, end };
    else runs.push({ start, end });
  }
  // "If it rains": all of it is said back, and nothing is held beside it.
  const open = conditionsIn(text).filter(({ start, end }) => !overlaps(read, start, end));
  const left = [...runs.filter((run) => !overlaps(open, run.start, run.end)), ...open];
  turns ||= open.length > 0;
  return toResidue(text, left, { read, turns });
}

function toResidue(
  text: string,
  runs: readonly Span[],
  { read, turns }: { readonly read: readonly Span[]; readonly turns: boolean },
): Residue {
  const back = saidBack(text, runs, read);
  const wordsOfRun = ({ start, end }: Span): string => text.slice(start, end);
  const talk = runs.filter((run) => !back.includes(run)).map(wordsOfRun);
  return { said: back.map(wordsOfRun), turns, talk };
}
