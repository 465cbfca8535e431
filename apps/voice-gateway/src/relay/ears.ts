import type { Listening } from '../domain/listening.ts';
import { createKeyPad } from './key-pad.ts';
import { createQuietWatch } from './quiet-watch.ts';

/** How a caller is listened to between one question and the next: their keys, and their silence. */
export interface Ears {
  /** What is asked is spoken first. */
  listen(text: string, listening: Listening): void;
  speaks(): void;
  presses(digit: string): void;
  /** The desk speaks no more; whether the caller does will be heard. */
  cutsIn(): void;
  close(): void;
  areClosed(): boolean;
}

export interface EarsOptions {
  onQuiet(): void;
  onKeys(digits: string): void;
}

export function createEars({ onQuiet, onKeys }: EarsOptions): Ears {
  let isOneKey = false;
  let closed = false;
  const quiet = createQuietWatch(onQuiet);
  const pad = createKeyPad(() => isOneKey, onKeys);
  return {
    listen(text, listening) {
      isOneKey = listening.oneKey;
      quiet.start(text, listening.timeoutSeconds);
    },
    speaks() {
      quiet.stop();
      pad.clear();
    },
    presses(digit) {
      quiet.stop();
      pad.press(digit);
    },
    cutsIn: quiet.resume,
    close() {
      closed = true;
      quiet.stop();
      pad.clear();
    },
    areClosed: () => closed,
  };
}
