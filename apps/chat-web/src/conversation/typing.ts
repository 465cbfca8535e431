import type { ViewStore } from './view-store.ts';

/** A fast answer needs no indicator: it would only flicker. */
const typingAfterMs = 400;

export interface Typing {
  set(on: boolean): void;
}

export function createTyping(
  store: ViewStore,
  later: (ms: number, run: () => void) => () => void,
): Typing {
  let cancel: () => void = () => undefined;
  return {
    set(on) {
      cancel();
      if (!on) {
        if (store.get().typing) store.show({ typing: false });
        return;
      }
      cancel = later(typingAfterMs, () => {
        store.show({ typing: true });
      });
    },
  };
}
