import { useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';
import type { Entry } from './conversation.ts';

/** Headings first, then the card itself, then what is said. */
const landing = ['h2', '.card', '.bubble'];

/**
 * An answer may take away the very button that asked for it, and focus would fall to the page: it
 * goes to the heading of what came instead. Scrolling is left to those who follow the conversation.
 */
export function useFocusAfter(
  log: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
): (event: FocusEvent<HTMLElement>) => void {
  const focused = useRef<HTMLElement>(undefined);
  useLayoutEffect(() => {
    const lost = focused.current !== undefined && !focused.current.isConnected;
    if (!lost || (document.activeElement ?? document.body) !== document.body) return;
    focused.current = undefined;
    const newest = [...(log.current?.querySelectorAll<HTMLElement>('.entry') ?? [])].findLast(
      (entry) => entry.querySelector(landing.join()) !== null,
    );
    const target = landing
      .map((selector) => newest?.querySelector<HTMLElement>(selector))
      .find((found) => found !== undefined && found !== null);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }, [log, entries]);
  return (event) => {
    focused.current = event.target;
  };
}
