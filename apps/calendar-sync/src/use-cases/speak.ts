import type { AskWith, Told } from '../google/calendar-api.ts';
import type { Account, Answered, AskGoogle } from './ask-google.ts';

/** Asks one account, as long as the signal stands. */
export type Speak = <Value>(
  call: (ask: AskWith) => Promise<Told<Value>>,
) => Promise<Answered<Value>>;

export const speakTo =
  (askGoogle: AskGoogle, account: Account, signal: AbortSignal): Speak =>
  (call) =>
    askGoogle(account, call, signal);

export type Problem = Extract<Answered<never>, { readonly kind: 'trouble' }>['trouble'];
