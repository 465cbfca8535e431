import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { isShown, type Entry } from './conversation.ts';

const nearEndPx = 96;
const marginPx = 14;

const isNearEnd = (log: HTMLElement): boolean =>
  log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx;

const motion = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

/** To the end, but never past the beginning of what is new: it is read from its first line. */
function findTop(log: HTMLElement, index: number | undefined): number {
  const end = log.scrollHeight - log.clientHeight;
  const all = log.querySelectorAll<HTMLElement>(':scope > .entry');
  const fresh = index === undefined ? undefined : all[index];
  if (!fresh) return Math.max(0, end);
  const last = all[all.length - 1] ?? fresh;
  const spare = log.clientHeight - (last.offsetTop + last.offsetHeight - fresh.offsetTop);
  // What only just fits is shown whole, with less air above it.
  const margin = spare >= 0 ? Math.min(marginPx, spare) : marginPx;
  return Math.max(0, Math.min(end, fresh.offsetTop - margin));
}

/** Forgets entries that are not shown any more; says whether there were any. */
function removeGone(known: Set<string>, entries: readonly Entry[]): boolean {
  const there = new Set(entries.map((entry) => entry.key));
  const gone = [...known].filter((key) => !there.has(key));
  for (const key of gone) known.delete(key);
  return gone.length > 0;
}

const isJustSaid = (entry: Entry): boolean => entry.kind === 'mine' && entry.here;

interface Memory {
  /** Entries that have been shown. */
  readonly known: Set<string>;
  /** The reader is where the news are. */
  following: boolean;
  /** Who moved the log last. Only the reader's own moving says where the reader wants to be. */
  mover: 'reader' | 'page';
  height: number;
  /** The first entry that came while the reader was reading above. */
  unseen: string | undefined;
  /** What was last brought into view, from its first line on. */
  lead: string | undefined;
}

interface Follow {
  /** Something new lies below what the reader looks at. */
  readonly waiting: boolean;
  readonly onScroll: () => void;
  /** The reader takes the log in hand: wheel, finger, scroll bar, keys. */
  readonly onReader: () => void;
  readonly goToNew: () => void;
}

/** The log got taller or lower (keyboard, rotation): its lower edge stays where it was. */
function useSteadyEnd(log: RefObject<HTMLElement | null>, memory: RefObject<Memory>): void {
  useEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    memory.current.height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const delta = memory.current.height - element.clientHeight;
      memory.current.height = element.clientHeight;
      if (memory.current.following && delta !== 0) element.scrollTop += delta;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [log, memory]);
}

/** Keeps the newest part in view while the reader is at the end; else tells that there is more. */
export function useFollow(
  log: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  typing: boolean,
): Follow {
  const [waiting, setWaiting] = useState(false);
  const memory = useRef<Memory>({
    known: new Set(),
    following: true,
    mover: 'page',
    height: 0,
    unseen: undefined,
    lead: undefined,
  });
  useSteadyEnd(log, memory);

  function moveTo(top: number, behavior: ScrollBehavior): void {
    memory.current.mover = 'page';
    memory.current.following = true;
    memory.current.unseen = undefined;
    setWaiting(false);
    log.current?.scrollTo({ top, behavior });
  }

  /** What stood above is no more, as the greeting is once a link has opened an appointment. */
  function leadAgain(element: HTMLElement): void {
    const index = entries.findIndex((entry) => entry.key === memory.current.lead);
    if (index !== -1) moveTo(findTop(element, index), 'instant');
  }

  useLayoutEffect(() => {
    const element = log.current;
    if (!element) return;
    const { known } = memory.current;
    const first = known.size === 0;
    const gone = removeGone(known, entries);
    const added = entries.filter((entry) => !known.has(entry.key));
    for (const { key } of added) known.add(key);
    // Whoever has just tapped or written here waits for the answer, wherever in the log they are.
    if (added.some(isJustSaid)) memory.current.following = true;
    const fresh = added.filter(isShown);
    const { following } = memory.current;
    const toEnd = findTop(element, undefined);
    if (fresh.some(isJustSaid)) moveTo(toEnd, fresh.length > 1 ? 'instant' : motion());
    else if (first) return;
    else if (fresh.length === 0 && gone && following) leadAgain(element);
    else if (fresh.length === 0 && !typing) return;
    else if (!following) {
      memory.current.unseen ??= fresh[0]?.key;
      setWaiting(memory.current.unseen !== undefined);
    } else if (fresh.some((entry) => entry.kind === 'mine')) moveTo(toEnd, 'instant');
    else {
      memory.current.lead = fresh[0]?.key;
      moveTo(fresh[0] ? findTop(element, entries.indexOf(fresh[0])) : toEnd, motion());
    }
  }, [entries, typing]);

  return {
    waiting,
    onScroll() {
      if (memory.current.mover === 'page' || log.current === null) return;
      memory.current.following = isNearEnd(log.current);
      if (!memory.current.following) return;
      memory.current.unseen = undefined;
      setWaiting(false);
    },
    onReader() {
      memory.current.mover = 'reader';
    },
    goToNew() {
      if (!log.current) return;
      const index = entries.findIndex((entry) => entry.key === memory.current.unseen);
      moveTo(findTop(log.current, index === -1 ? undefined : index), motion());
    },
  };
}
