import { createSession, type Asked, type FrontDeskTurn } from '@gomomo/front-desk';
import { AppError } from '@gomomo/kernel';
import {
  findAnswer,
  newConversation,
  toHistory,
  withTurn,
  type Conversation,
} from './conversation.ts';
import { beginTurn } from './begun.ts';
import type { StoredConversation } from './conversation-store.ts';
import type { ConversationDeps, Speaker, Told } from './deps.ts';
import { greet } from './greet.ts';
import { conversationMetrics } from './metrics.ts';
import { keep, toTold, untilKept } from './keep.ts';

export interface Taken {
  readonly turn: FrontDeskTurn;
  /** Names the client's message: under the same name it is answered as the first time. */
  readonly messageId?: string;
  /**
   * How a conversation begins that is not there yet: with the desk's opening, or with this turn.
   * Left out: it must be there.
   */
  readonly begins?: 'greeted' | 'silent' | undefined;
}

/**
 * One turn of one conversation, exactly once: turns never interleave, whatever processes there are;
 * one that was cut short is taken again and books nothing twice.
 *
 * @throws AppError `not-found` for a conversation that is not there or is another tenant's;
 *   `busy`, `dependency-unavailable`: it is safe to take the turn again
 */
export type TakeTurn = (key: string, speaker: Speaker, taken: Taken) => Promise<Told>;

export function createTakeTurn(deps: ConversationDeps): TakeTurn {
  return (key, speaker, { turn, messageId, begins }) =>
    deps.inTurn(key, () =>
      untilKept(async (again) => {
        const found = await getOrBegin(deps, speaker.tenantId, key, begins);
        const answered = messageId && findAnswer(found.conversation, messageId);
        if (answered) return answered;
        const begun = await beginTurn(deps, key, found, { turn, messageId });
        if (begun === undefined) return undefined;
        const { stored } = begun;
        const { session, turns } = stored.conversation;
        const asked: Asked = {
          ...{ ...toAsked(deps, speaker, begun.turn), session, again },
          // Few turns are a model's, and nobody else reads it.
          get history() {
            return toHistory(turns);
          },
        };
        const stopTimer = conversationMetrics.turnSeconds.startTimer({ channel: deps.channel });
        const answer = await deps.frontDesk.converse(asked);
        stopTimer();
        conversationMetrics.turns.inc({ channel: deps.channel, state: answer.state });
        return keep(deps, key, stored, answer, messageId);
      }),
    );
}

export const noConversation = (): AppError =>
  new AppError('not-found', 'There is no such conversation here.');

/** The conversation, if it is this tenant's. */
export async function findOwn(
  { store }: Pick<ConversationDeps, 'store'>,
  tenantId: string,
  key: string,
): Promise<StoredConversation | undefined> {
  const found = await store.find(key);
  return found?.conversation.tenantId === tenantId ? found : undefined;
}

async function getOrBegin(
  deps: ConversationDeps,
  tenantId: string,
  key: string,
  begins: Taken['begins'],
): Promise<StoredConversation> {
  const found = await findOwn(deps, tenantId, key);
  if (found) return found;
  if (begins === undefined) throw noConversation();
  return { conversation: await begin(deps, tenantId, begins), version: 0 };
}

async function begin(
  deps: ConversationDeps,
  tenantId: string,
  begins: 'greeted' | 'silent',
): Promise<Conversation> {
  if (begins === 'silent') return newConversation(tenantId, createSession(deps.newId()));
  const answer = await greet(deps, tenantId);
  const empty = newConversation(tenantId, answer.session);
  return withTurn(empty, toTold(deps, answer), answer.session, deps.messagesMax);
}

/** What the front desk is asked, but for the session. */
export function toAsked(
  { channel }: Pick<ConversationDeps, 'channel'>,
  { tenantId: tenant, ...speaker }: Speaker,
  turn: FrontDeskTurn,
): Asked {
  return { ...speaker, tenant, turn, channel };
}
