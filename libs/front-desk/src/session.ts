import type { DialogueState } from '@gomomo/dialogue';
import { createState, stateFormat } from '@gomomo/dialogue';

/** What proves one appointment to booking-core. */
export type StoredProof = { readonly contact: string } | { readonly manageToken: string };

/**
 * A conversation, as a channel keeps it between turns (JSON). The core's state holds no secret;
 * those are in `vault`, which is never logged and never shown to a model.
 */
export interface Session {
  readonly format: 1;
  /** Names the conversation in idempotency keys; not the secret by which a client finds it. */
  readonly id: string;
  readonly dialogue: DialogueState;
  readonly vault: Vault;
  /** Number of the last message, whoever wrote it. */
  readonly lastSeq: number;
  /** The reply whose times are on the table, for the one that takes its place. */
  readonly timesReplyId: string | null;
  /** Sentences of the last two turns, the last one first. */
  readonly said?: readonly (readonly string[])[];
}

export interface Vault {
  /** Hold token by hold id. */
  readonly holdTokens: Readonly<Record<string, string>>;
  /** By reference without case or hyphen. */
  readonly proofs: Readonly<Record<string, StoredProof>>;
  readonly manageToken: string | null;
}

interface Form {
  readonly format?: unknown;
  readonly dialogue?: { readonly format?: unknown };
}

/** Kept in the form that is known here; one of another release is none. */
export function isSession(value: unknown): value is Session {
  const { format, dialogue } = (value ?? {}) as Form;
  return format === 1 && dialogue?.format === stateFormat;
}

export function createSession(id: string): Session {
  return {
    format: 1,
    id,
    dialogue: createState(),
    vault: { holdTokens: {}, proofs: {}, manageToken: null },
    lastSeq: 0,
    timesReplyId: null,
  };
}
