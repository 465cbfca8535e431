import { isShown, isUnanswered, type Entry } from './conversation.ts';

/** What is known of the reader of a log, and of what they have been shown. */
export interface Memory {
  /** Entries that have been shown. */
  readonly known: Set<string>;
  /** The reader is where the news are. */
  following: boolean;
  /** Who moved the log last. Only the reader's own moving says where the reader wants to be. */
  mover: 'reader' | 'page';
  height: number;
  /** Where the log is gliding to by itself, until it is there. */
  goal: number | undefined;
  /** The first entry that came while the reader was reading above. */
  unseen: string | undefined;
  /** What was last brought into view, from its first line on. */
  lead: string | undefined;
  /** What the client said and has had no answer to. */
  asked: string | undefined;
}

export const createMemory = (): Memory => ({
  known: new Set(),
  following: true,
  mover: 'page',
  height: 0,
  goal: undefined,
  unseen: undefined,
  lead: undefined,
  asked: undefined,
});

/** The page moves the log to where the news are. */
export function noteMove(memory: Memory): void {
  memory.mover = 'page';
  memory.following = true;
  memory.unseen = undefined;
}

/** What the log does about a change: moves to its end or to an entry, tells of news, or stays. */
export type Step =
  | { readonly kind: 'stay' | 'tell' }
  | { readonly kind: 'move'; readonly to: string | undefined; readonly smooth: boolean };

const stay: Step = { kind: 'stay' };
const move = (to: string | undefined, smooth: boolean): Step => ({ kind: 'move', to, smooth });

/** Notes what has come and gone, and says where to go. The first entries of all stay where they are. */
export function follow(memory: Memory, entries: readonly Entry[], typing: boolean): Step {
  const first = memory.known.size === 0;
  const { fresh, gone } = note(memory, entries);
  const { asked } = memory;
  memory.asked = entries.find(isUnanswered)?.key;
  const lead = fresh[0]?.key;
  if (fresh.some(isJustSaid)) return move(undefined, fresh.length === 1);
  if (first) return stay;
  if (lead === undefined && gone && memory.following) return leadAgain(memory, entries);
  if (lead === undefined && !typing) return stay;
  if (!memory.following) {
    memory.unseen ??= lead;
    return { kind: 'tell' };
  }
  if (fresh.some(isMine)) return move(undefined, false);
  memory.lead = lead === undefined ? undefined : (findFirstReply(entries, asked) ?? lead);
  return move(memory.lead, entries.some(isMine));
}

/** News may come between what was said and its answer: whoever waits for that reads them first. */
function findFirstReply(entries: readonly Entry[], asked: string | undefined): string | undefined {
  const index = entries.findIndex(({ key }) => key === asked);
  return index === -1 ? undefined : entries.slice(index).find(({ kind }) => kind === 'reply')?.key;
}

/** Before the client has said a word the page is still arriving: what comes then is simply there. */
const isMine = (entry: Entry): boolean => entry.kind === 'mine';

const isJustSaid = (entry: Entry): boolean => entry.kind === 'mine' && entry.here;

/** `fresh`: shown for the first time. `gone`: something is not there any more. */
function note(memory: Memory, entries: readonly Entry[]) {
  const gone = removeGone(memory.known, entries);
  const added = entries.filter((entry) => !memory.known.has(entry.key));
  for (const { key } of added) memory.known.add(key);
  // Whoever has just tapped or written here waits for the answer, wherever in the log they are.
  if (added.some(isJustSaid)) memory.following = true;
  return { fresh: added.filter(isShown), gone };
}

/** Forgets entries that are not shown any more; says whether there were any. */
function removeGone(known: Set<string>, entries: readonly Entry[]): boolean {
  const there = new Set(entries.map((entry) => entry.key));
  const gone = [...known].filter((key) => !there.has(key));
  for (const key of gone) known.delete(key);
  return gone.length > 0;
}

/** What stood above is no more, as the greeting is once a link has opened an appointment. */
const leadAgain = ({ lead }: Memory, entries: readonly Entry[]): Step =>
  entries.some(({ key }) => key === lead) ? move(lead, false) : stay;
