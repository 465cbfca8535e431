import type { DialogueState } from '@gomomo/contracts';

/** How an answer is listened for. */
export interface Listening {
  /** Silence that ends what is said, in seconds; `auto`: at the first pause. */
  readonly speechTimeout: 'auto' | number;
  /** How long is waited for the first word or key, in seconds. */
  readonly timeoutSeconds: number;
  /** One key is the whole answer; else keys end with `#`. */
  readonly oneKey: boolean;
}

const usual: Listening = { speechTimeout: 'auto', timeoutSeconds: 6, oneKey: true };
/** Names and days come with pauses in them. */
const slow: Listening = { speechTimeout: 2, timeoutSeconds: 7, oneKey: true };
/** People look numbers up, say them in groups, or key them in. */
const number: Listening = { speechTimeout: 3, timeoutSeconds: 10, oneKey: false };

const byState: Partial<Record<DialogueState, Listening>> = {
  'choosing-date': slow,
  'choosing-time': slow,
  rescheduling: slow,
  'collecting-name': slow,
  'collecting-contact': number,
  'finding-appointment': number,
  identifying: number,
};

/** Where nothing is on the keypad, keys can only be a number. */
export function listenIn(state: DialogueState, hasKeys: boolean): Listening {
  const listening = byState[state] ?? usual;
  return hasKeys ? listening : { ...listening, oneKey: false };
}
