import type { StateName } from '@gomomo/dialogue';

/**
 * A conversation that can be played again: what the client does, the state each turn ends in, and
 * the rows of the database at its end. Days are counted from the day it is played; `{+3}` in a
 * text is the name of the weekday three days on.
 */
export interface Scenario {
  readonly title: string;
  readonly channel: 'chat' | 'voice';
  /** Of a caller, when the number is known. */
  readonly caller?: { readonly phone: string; readonly name?: string };
  /** Appointments that exist beforehand; `{ref}` is the reference of the first. */
  readonly given?: readonly Row[];
  readonly turns: readonly ScenarioTurn[];
  readonly rows: readonly Row[];
  /** Client turns within which it must be booked. */
  readonly turnLimit?: number;
}

export type ScenarioTurn = (
  | { readonly says: string }
  /** Taps the choice with that label. */
  | { readonly taps: string }
  | { readonly keys: string }
  | { readonly silence: true }
  | { readonly opens: true }
) & {
  readonly state: StateName;
  /** Words that must be said in the answer. */
  readonly told?: string | readonly string[];
  /** What happens elsewhere before the client goes on. */
  readonly meanwhile?: Meanwhile;
};

export type Meanwhile =
  | {
      readonly kind: 'taken';
      readonly service: string;
      readonly day: number;
      readonly time: string;
      readonly staff: string;
    }
  | { readonly kind: 'hold-lost' };

export interface Row {
  readonly service: string;
  /** Days from the day of playing. */
  readonly day: number;
  /** Local, `HH:MM`. */
  readonly time: string;
  readonly staff?: string;
  readonly name: string;
  readonly phone?: string;
  readonly email?: string;
  readonly status?: 'confirmed' | 'cancelled';
}
