import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Entry } from './conversation.ts';
import { createMemory, follow, noteMove, type Memory } from './follow.ts';
import { findTop, isNearEnd } from './log-position.ts';

interface Follow {
  /** Something new lies below what the reader looks at. */
  readonly waiting: boolean;
  readonly onScroll: () => void;
  /** The reader takes the log in hand: wheel, finger, scroll bar, keys. */
  readonly onReader: () => void;
  readonly goToNew: () => void;
}

const motion = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';

/** The log got taller or lower (keyboard, rotation): its lower edge stays where it was. */
function useSteadyEnd(log: RefObject<HTMLElement | null>, memory: RefObject<Memory>): void {
  useEffect(() => {
    const element = log.current;
    if (!element) return undefined;
    memory.current.height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const delta = memory.current.height - element.clientHeight;
      memory.current.height = element.clientHeight;
      if (!memory.current.following || delta === 0) return;
      // What glides would stop where it is just now.
      element.scrollTop = (memory.current.goal ?? element.scrollTop) + delta;
    });
    const onArrival = (): void => {
      memory.current.goal = undefined;
    };
    observer.observe(element);
    element.addEventListener('scrollend', onArrival);
    return () => {
      observer.disconnect();
      element.removeEventListener('scrollend', onArrival);
    };
  }, [log, memory]);
}

/** Made for the height that the log has now, whoever has yet to hear of it. */
function scroll(
  log: HTMLElement,
  memory: Memory,
  to: { readonly top: number; readonly behavior: ScrollBehavior },
): void {
  memory.height = log.clientHeight;
  memory.goal = to.behavior === 'smooth' ? to.top : undefined;
  log.scrollTo(to);
}

/** Keeps the newest part in view while the reader is at the end; else tells that there is more. */
export function useFollow(
  log: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  typing: boolean,
): Follow {
  const [waiting, setWaiting] = useState(false);
  const memory = useRef<Memory>(createMemory());
  useSteadyEnd(log, memory);

  function moveTo(key: string | undefined, smooth: boolean): void {
    if (!log.current) return;
    const index = entries.findIndex((entry) => entry.key === key);
    const top = findTop(log.current, index === -1 ? undefined : index);
    noteMove(memory.current);
    setWaiting(false);
    scroll(log.current, memory.current, { top, behavior: smooth ? motion() : 'instant' });
  }

  useLayoutEffect(() => {
    if (!log.current) return;
    const step = follow(memory.current, entries, typing);
    if (step.kind === 'move') moveTo(step.to, step.smooth);
    else if (step.kind === 'tell') setWaiting(memory.current.unseen !== undefined);
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
      memory.current.goal = undefined;
    },
    goToNew() {
      moveTo(memory.current.unseen, true);
    },
  };
}
