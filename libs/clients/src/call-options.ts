import { formatActor, type Actor } from '@gomomo/contracts';

/** What proves that the client may see and change one appointment. */
export type Proof = { readonly contact: string } | { readonly manageToken: string };

export interface CallOptions {
  /** Whom the call is made for; the limits count by its `address`. */
  readonly actor?: Actor;
  readonly proof?: Proof;
  /** The hold that is one's own: it does not block its holder, and can be released. */
  readonly holdToken?: string;
  /** Makes a write safe to repeat; the same key must mean the same request. */
  readonly idempotencyKey?: string;
  /** W3C trace context of the turn that makes the call. */
  readonly traceparent?: string;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export function toHeaders(serviceKey: string, options: CallOptions): Record<string, string> {
  const { actor, proof, holdToken, idempotencyKey, traceparent } = options;
  const optional = {
    'x-actor': actor === undefined ? undefined : formatActor(actor),
    'x-client-contact': proof !== undefined && 'contact' in proof ? proof.contact : undefined,
    'x-manage-token': proof !== undefined && 'manageToken' in proof ? proof.manageToken : undefined,
    'x-hold-token': holdToken,
    'idempotency-key': idempotencyKey,
    traceparent,
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { authorization: `Bearer ${serviceKey}`, ...Object.fromEntries(given) };
}
