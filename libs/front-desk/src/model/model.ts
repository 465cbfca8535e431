import type {
  Command,
  DialogueState,
  FreeSlot,
  SetCommand,
  TenantFacts,
  Visitor,
} from '@gomomo/dialogue';

/**
 * A second interpreter, asked where the rules have left something unread. It understands and
 * phrases; it decides nothing: what it makes of a turn is bounded by `bound-commands.ts`, and done by the core.
 *
 * Never throws and always answers in time. Undefined: the rules answer (no budget, out of order, out of
 * time, an answer that must not be given). No turn is asked about twice.
 */
export interface Model {
  interpret(turn: ModelTurn): Promise<ModelAnswer | undefined>;
}

export type ModelAnswer =
  /** Instead of what the rules read, but for details of the turn that it passes over. */
  | { readonly kind: 'commands'; readonly commands: readonly Command[] }
  /** Beside what the rules read, in the place of saying what was not understood. Plain text. */
  | { readonly kind: 'text'; readonly text: string };

export interface ModelTurn {
  readonly text: string;
  readonly tenant: TenantFacts;
  readonly state: DialogueState;
  /** Oldest first, by whole turns. */
  readonly history: readonly PastTurn[];
  /** What the rules read, and the words that they did not. */
  readonly own: readonly Command[];
  readonly residue: readonly string[];
  /** Epoch ms. */
  readonly now: number;
  readonly visitor?: Visitor;
  /** Where the client is, as limits count: what asking costs is counted by it too. */
  readonly address?: string;
  /** Days and times of these words, as the rules read them here; null where they say anything else. */
  readonly readWhen: (words: string) => readonly SetCommand[] | null;
  readonly look: Look;
}

/** A turn that has been. `said` is null where the client said nothing. */
export interface PastTurn {
  readonly said: string | null;
  readonly told: readonly string[];
}

/** Reads that a model may ask for, on the tenant and for the client of the conversation. */
export interface Look {
  /** Free times as the core would offer them. Undefined: they cannot be known now. */
  searchTimes(wish: TimesWish): Promise<readonly FreeSlot[] | undefined>;
}

export interface TimesWish {
  readonly serviceId: string;
  readonly resourceId: string | null;
  /** As read by `readWhen`; empty: as soon as possible. */
  readonly when: readonly SetCommand[];
}
