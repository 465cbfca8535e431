import type { Conversations, Speaker, Told } from '@gomomo/conversations';

export type { Told };

/** Who writes, and in which conversation. */
export interface Client {
  readonly tenantId: string;
  readonly sessionId: string;
  /** The id was minted for this client just now: the conversation may not exist yet. */
  readonly fresh: boolean;
  /** Network address that limits count by. */
  readonly address: string;
  readonly manageToken?: string;
  /** The client's own clock and way of writing dates, where the message said. */
  readonly visitor?: Speaker['visitor'];
  readonly traceparent?: string;
}

export interface ChatDeps {
  readonly conversations: Conversations;
}

export const toSpeaker = ({
  tenantId,
  address,
  manageToken,
  visitor,
  traceparent,
}: Client): Speaker => ({
  tenantId,
  actor: { kind: 'client', channel: 'web', address },
  ...(manageToken === undefined ? {} : { manageToken }),
  ...(visitor === undefined ? {} : { visitor }),
  ...(traceparent === undefined ? {} : { traceparent }),
});

/** A manage link opens on its appointment; everybody else is greeted. */
export function toBeginning({ fresh, manageToken }: Client): 'greeted' | 'silent' | undefined {
  if (!fresh) return undefined;
  return manageToken === undefined ? 'greeted' : 'silent';
}
