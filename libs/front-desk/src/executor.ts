import type { Actor } from '@gomomo/contracts';
import type { Effect } from '@gomomo/dialogue';
import type { Log } from '@gomomo/kernel';
import { createHash } from 'node:crypto';

import type { BookingCore } from './booking-core.ts';
import type { Vault } from './session.ts';

/** Whom a person is to call, and why. */
export type CallBackWish = Pick<
  Extract<Effect, { kind: 'callBack' }>,
  'reason' | 'phone' | 'name' | 'reference'
>;

/** What a channel can do besides talking. What it cannot do it leaves out. */
export interface ChannelActions {
  /** Sends a link to go on elsewhere. Resolves when the message has been accepted. */
  sendLink?(phone: string): Promise<void>;
  /** Marks that the call is to be put through once the answer has been said. */
  transfer?(reason: string): Promise<void>;
  /** Keeps that somebody is to call back. */
  callBack?(wish: CallBackWish): Promise<void>;
  /** Marks that what is spoken once the answer has been said is a message. */
  takeMessage?(wish: CallBackWish): Promise<void>;
}

/** One turn's executor: everything an effect needs, and what it learns. */
export interface Executor {
  readonly client: BookingCore;
  readonly tenant: string;
  readonly conversationId: string;
  readonly actor: Actor;
  readonly traceparent?: string;
  readonly actions: ChannelActions;
  readonly log: Pick<Log, 'warn'>;
  readonly now: number;
  /** Secrets; changed by what effects bring. */
  vault: Vault;
}

/** Names the conversation to booking-core, which gives it one hold; the id itself stays here. */
const toConversation = (conversationId: string): string =>
  createHash('sha256').update(`conversation:${conversationId}`).digest('base64url');

export function callOptions({ actor, conversationId, traceparent }: Executor) {
  return {
    actor: { ...actor, conversation: toConversation(conversationId) },
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
