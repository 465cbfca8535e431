import { formatActor, type Actor } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';

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

/**
 * Tokens are opaque: one that no header can carry is none of ours, which is a wrong token and not an
 * outage.
 */
function toToken(token: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw notFound();
}

/** A contact may be in any script: a header carries its UTF-8 bytes, one character each. */
function toContact(contact: string): string {
  const spaced = contact.replaceAll(/\p{Cc}/gu, ' ').trim();
  return String.fromCharCode(...new TextEncoder().encode(spaced));
}

/** @throws AppError `not-found` for a token that cannot be one */
export function toHeaders(serviceKey: string, options: CallOptions): Record<string, string> {
  const { actor, proof, holdToken, idempotencyKey, traceparent } = options;
  const optional = {
    'x-actor': actor === undefined ? undefined : formatActor(actor),
    'x-client-contact':
      proof !== undefined && 'contact' in proof ? toContact(proof.contact) : undefined,
    'x-manage-token':
      proof !== undefined && 'manageToken' in proof ? toToken(proof.manageToken) : undefined,
    'x-hold-token': holdToken === undefined ? undefined : toToken(holdToken),
    'idempotency-key': idempotencyKey,
    traceparent,
  };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { authorization: `Bearer ${serviceKey}`, ...Object.fromEntries(given) };
}
