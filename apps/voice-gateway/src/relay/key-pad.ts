/** Keys come one by one; what they mean together depends on what was asked. */
export interface KeyPad {
  press(digit: string): void;
  /** Forgets what was begun, e.g. because the caller speaks. */
  clear(): void;
}

const pauseMs = 3_000;
const digitsMax = 20;

/** Tells the keys that belong together: one where one is the answer, else up to `#` or a pause. */
export function createKeyPad(isOneKey: () => boolean, onKeys: (digits: string) => void): KeyPad {
  let digits = '';
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    clearTimeout(timer);
    digits = '';
  };
  const tell = (): void => {
    const pressed = digits;
    clear();
    if (pressed !== '') onKeys(pressed);
  };
  return {
    clear,
    press(digit) {
      clearTimeout(timer);
      if (digit === '#' && digits !== '') {
        tell();
        return;
      }
      digits += digit;
      const isWhole = digit === '*' || digits === '0' || isOneKey();
      if (isWhole || digits.length >= digitsMax) tell();
      else timer = setTimeout(tell, pauseMs);
    },
  };
}
