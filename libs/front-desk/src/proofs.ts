import { normaliseReference } from '@gomomo/contracts';

import type { StoredProof, Vault } from './session.ts';

/** References are compared as booking-core reads them; what cannot be one stands for itself. */
export const plainReference = (reference: string): string =>
  normaliseReference(reference) ?? reference;

/** The proof this conversation has for an appointment. */
export function proofOf(vault: Vault, reference: string): StoredProof | undefined {
  return vault.proofs[plainReference(reference)];
}

export function withProof(vault: Vault, reference: string, proof: StoredProof): Vault {
  return { ...vault, proofs: { ...vault.proofs, [plainReference(reference)]: proof } };
}
