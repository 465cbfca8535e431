import { z } from 'zod';

export const actorKinds = ['client', 'staff', 'system'] as const;
export const channels = ['web', 'phone', 'sms', 'api'] as const;

export type ActorKind = (typeof actorKinds)[number];
export type Channel = (typeof channels)[number];

/** Whom a front desk speaks for, sent as `X-Actor` beside the service key. */
export interface Actor {
  readonly kind: ActorKind;
  readonly id?: string;
  readonly channel: Channel;
  /** Network address or phone number the limits count by. */
  readonly address?: string;
  /** A hash that names the conversation, never its `sessionId`: a conversation has one hold. */
  readonly conversation?: string;
}

const printable = z.string().regex(/^[^\u0000-\u001f\u007f]{1,255}$/);

const actorFields = z.object({
  kind: z.enum(actorKinds),
  id: printable.exactOptional(),
  channel: z.enum(channels),
  address: printable.exactOptional(),
  conversation: printable.exactOptional(),
});

/** `kind=client; id=…; channel=web; address=…; conversation=…`; values are percent-encoded. */
export function formatActor(actor: Actor): string {
  return Object.entries(actor)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('; ');
}

/** Undefined for a header that does not say at least kind and channel. */
export function findActor(header: string): Actor | undefined {
  try {
    const pairs = header.split(';').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim().toLowerCase(), decodeURIComponent(rest.join('=').trim())] as const;
    });
    return actorFields.safeParse(Object.fromEntries(pairs)).data;
  } catch {
    return undefined;
  }
}
