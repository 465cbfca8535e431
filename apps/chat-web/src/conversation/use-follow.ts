import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Entry } from './conversation.ts';

const nearEndPx = 96;
const marginPx = 14;

const isNearEnd = (log: HTMLElement): boolean =>
  log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPx;

const motion = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

const toEnd = (log: HTMLElement, behavior: ScrollBehavior): void => {
  log.scrollTo({ top: log.scrollHeight, behavior });
};

/** To the end, but never past the beginning of what is new: it is read from its first line. */
function toNew(log: HTMLElement, index: number): void {
  const fresh = log.querySelectorAll<HTMLElement>(':scope > .entry')[index];
  const end = log.scrollHeight - log.clientHeight;
  const start = fresh ? fresh.offsetTop - marginPx : end;
  log.scrollTo({ top: Math.max(0, Math.min(end, start)), behavior: motion() });
}

interface Follow {
  /** Something new lies below what the reader looks at. */
  readonly waiting: boolean;
  readonly onScroll: () => void;
  readonly goToEnd: () => void;
}

/** Keeps the newest part in view while the reader is at the end; else tells that there is more. */
export function useFollow(
  log: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  typing: boolean,
): Follow {
  const [waiting, setWaiting] = useState(false);
  const seen = useRef({ count: 0, following: true });
  const count = entries.length;
  const own = entries.slice(seen.current.count).some((e) => e.kind === 'mine');

  useLayoutEffect(() => {
    const element = log.current;
    const before = seen.current.count;
    seen.current.count = count;
    if (!element) return;
    if (before === 0 || own) {
      // The client's own words, or a conversation picked up again: both are read from the end.
      if (own) toEnd(element, count - before > 1 ? 'instant' : motion());
      seen.current.following = true;
      setWaiting(false);
    } else if (seen.current.following) toNew(element, Math.min(before, count));
    else if (count > before) setWaiting(true);
  }, [log, count, own, typing]);

  return {
    waiting,
    onScroll() {
      seen.current.following = log.current !== null && isNearEnd(log.current);
      if (seen.current.following) setWaiting(false);
    },
    goToEnd() {
      seen.current.following = true;
      setWaiting(false);
      if (log.current) toEnd(log.current, motion());
    },
  };
}
