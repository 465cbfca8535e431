import type { Reading } from '../interpreter/reading.ts';
import type { PendingKind } from '../core/pending.ts';
import { isGrave, readGraveTopics, tellsAche } from './grave-topics.ts';

interface Turn {
  readonly said: string;
  readonly pending: PendingKind;
  /** Lower case, words and single spaces. */
  readonly plain: (text: string) => string;
  readonly read: (text: string) => Reading;
}

/** "Never mind, …": takes back what was before, and goes on. */
const lead =
  /^\s*(?:(?:ok|okay|no|oh|well|actually|alright|right|sorry|ah|hmm|fine)[,.!]*\s+)*(?:never ?mind|forget (?:it|that|about it)|scrap (?:that|it))\b[\s.,!;:-]*(?:then\b[\s.,!;:-]*)?(?!(?:about|the|that|this|my|what|if|how|all|it)\b)/iu;

const blank = (words: string): string => ' '.repeat(words.length);

/** Something is asked for in so many words; where a deed is on the table, another one. */
const begins = ({ intent, services, whens, staff, acts }: Reading, pending: PendingKind): boolean =>
  !acts.some((act) => act === 'affirm' || act === 'cancel-flow' || act === 'goodbye') &&
  (intent !== null ||
    services !== null ||
    (pending !== 'confirm' &&
      (staff !== null || whens.some(({ polarity }) => polarity === 'wanted'))));

/** "Never mind, a facial then" begins a facial; "never mind" by itself drops what there is. */
function withoutLead({ said, pending, read }: Turn): Reading | null {
  const [dropped = ''] = lead.exec(said) ?? [];
  if (dropped === '' || dropped.length === said.length) return null;
  const reading = read(blank(dropped) + said.slice(dropped.length));
  return begins(reading, pending) ? reading : null;
}

const seams =
  /(?<=[.?!;])\s+|\n+|,?\s+(?:or|otherwise)\s+(?=(?:else|i|i['’](?:ll|m)|we|you|my|book|just)\b)|,\s+(?:(?:and|but|so)\s+)*(?=(?:anyway|just|please|can|could|may|i|i['’](?:d|ll)|we|book|cancel|move|reschedule)\b)|,?\s+(?:but|anyway)\s+|\s+and\s+(?=(?:please\s+)?(?:book|cancel|move|reschedule|can|could|i)\b)/giu;

/** The clauses of a turn, each with the seam behind it. */
function clausesOf(text: string): string[] {
  const ends = [...text.matchAll(seams)].map(({ 0: seam, index }) => index + seam.length);
  return [0, ...ends].map((start, place) => text.slice(start, ends[place] ?? text.length));
}

const asksFor =
  /\b(?:book|reserve|schedule|cancel|move|reschedule|rebook)\b|\b(?:i|we)(?:'d| would|'ll)? (?:just |still |really )?(?:want|need|like|love)\b|\b(?:can|could|may) (?:i|we|you)\b|\blooking for\b|\bplease\b/u;

const errands: ReadonlySet<Reading['intent']> = new Set([
  'cancel',
  'reschedule',
  'lookup',
  'change',
]);

/** An errand, or a wish for something that there is. */
const isRequest = ({ intent, services, whens }: Reading): boolean =>
  errands.has(intent) ||
  ((intent === 'book' || intent === 'availability') &&
    ((services?.ids.length ?? 0) > 0 || whens.length > 0));

/**
 * A word of health, law or anger beside a clear request: the one is answered, the other goes on. In an
 * emergency there is nothing else.
 */
function besideGrave({ said, plain, read }: Turn): Reading | null {
  const graves = readGraveTopics(plain(said)).filter((topic) => topic !== 'abuse');
  if (graves.length === 0 || graves.includes('emergency')) return null;
  const clauses = clausesOf(said.slice(0, 1_000));
  const isAside = (clause: string) => readGraveTopics(plain(clause)).some(isGrave);
  // Grave only together: an ache in one clause, the request in another.
  const drops = clauses.some(isAside) ? isAside : (clause: string) => tellsAche(plain(clause));
  const rest = clauses.map((clause) => (drops(clause) ? blank(clause) : clause)).join('');
  if (rest === said || !asksFor.test(plain(rest))) return null;
  const reading = read(rest);
  if (!isRequest(reading)) return null;
  return { ...reading, topics: [...graves, ...reading.topics.filter((topic) => !isGrave(topic))] };
}

/** What a turn asks for beside words that would drown it; null where there are none such. */
export const readBeside = (turn: Turn): Reading | null => withoutLead(turn) ?? besideGrave(turn);
