import type { KeyboardEvent } from 'react';

/** The items of a widget that arrow keys walk through, in reading order. */
const itemsOf = (container: HTMLElement): HTMLElement[] => [
  ...container.querySelectorAll<HTMLElement>('[data-roving]'),
];

/** The item above or below: nearest by column in the next row that has one. */
function findVertical(
  items: readonly HTMLElement[],
  current: HTMLElement,
  direction: 1 | -1,
): HTMLElement | undefined {
  const here = current.getBoundingClientRect();
  const beyond = items
    .map((item) => ({ item, box: item.getBoundingClientRect() }))
    .filter(({ box }) => (direction === 1 ? box.top > here.top + 4 : box.top < here.top - 4));
  const rowTop = beyond.reduce(
    (top, { box }) => (direction === 1 ? Math.min(top, box.top) : Math.max(top, box.top)),
    direction === 1 ? Infinity : -Infinity,
  );
  return beyond
    .filter(({ box }) => Math.abs(box.top - rowTop) < 4)
    .toSorted((a, b) => Math.abs(a.box.left - here.left) - Math.abs(b.box.left - here.left))[0]
    ?.item;
}

function findNext(container: HTMLElement, current: HTMLElement, key: string) {
  const items = itemsOf(container);
  const index = items.indexOf(current);
  switch (key) {
    case 'ArrowRight':
      return items[index + 1];
    case 'ArrowLeft':
      return items[index - 1];
    case 'ArrowDown':
      return findVertical(items, current, 1);
    case 'ArrowUp':
      return findVertical(items, current, -1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}

/** Moves focus by arrow keys; the item that has focus is the widget's one stop of the Tab key. */
export function onRovingKey(event: KeyboardEvent<HTMLElement>): void {
  const current = event.target;
  if (!(current instanceof HTMLElement) || current.dataset['roving'] === undefined) return;
  const next = findNext(event.currentTarget, current, event.key);
  if (!next) return;
  event.preventDefault();
  for (const item of itemsOf(event.currentTarget)) item.tabIndex = item === next ? 0 : -1;
  next.focus();
}
