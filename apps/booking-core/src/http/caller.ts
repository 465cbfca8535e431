import type { Actor, Channel } from '@gomomo/contracts';

/** Who calls, as the key tells; the proof of a single appointment is read later. */
export type Caller =
  | { readonly kind: 'public'; readonly address: string }
  | { readonly kind: 'admin'; readonly address: string }
  | {
      readonly kind: 'tenant';
      readonly address: string;
      readonly tenantId: string;
      readonly keyId: string;
    }
  | {
      readonly kind: 'service';
      /** Of the client the service speaks for: what limits count by. */
      readonly address: string;
      readonly actor: Actor;
    };

/** True for a key that may do everything with this tenant. */
export function ownsTenant(caller: Caller, tenantId: string): boolean {
  return caller.kind === 'admin' || (caller.kind === 'tenant' && caller.tenantId === tenantId);
}

/** The conversation that a front desk speaks for; nobody else is believed one. */
export const findConversation = (caller: Caller): string | undefined =>
  caller.kind === 'service' ? caller.actor.conversation : undefined;

/** Who changed something, for audit and events. */
export function toActor(caller: Caller): { kind: Actor['kind']; id?: string; channel: Channel } {
  switch (caller.kind) {
    case 'public':
      return { kind: 'client', channel: 'api' };
    case 'admin':
      return { kind: 'staff', id: 'admin', channel: 'api' };
    case 'tenant':
      return { kind: 'staff', id: caller.keyId, channel: 'api' };
    case 'service': {
      const { kind, id, channel } = caller.actor;
      return { kind, ...(id === undefined ? {} : { id }), channel };
    }
  }
}
