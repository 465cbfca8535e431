import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';

/** The tenant's id or slug. */
const tenant = opaque.meta({ description: "the tenant's id or slug", examples: ['bloom'] });

export const tenantParams = z.object({ tenant });
export const itemParams = z.object({ tenant, id: opaque });
export const referenceParams = z.object({ tenant, reference: opaque });

export const tenantPath = '/api/tenants/{tenant}';

/** Proof of one appointment: the contact on file, or the token of its manage link. */
export const proofHeaders = z.object({
  'x-client-contact': opaque
    .exactOptional()
    .meta({ description: 'phone number or e-mail address on file' }),
  'x-manage-token': opaque.exactOptional().meta({ description: 'token of a manage link' }),
});

const holdToken = {
  'x-hold-token': opaque.exactOptional().meta({ description: 'the holdToken of a live hold' }),
};

export const holdHeaders = z.object(holdToken);

/** One's own hold does not block oneself, and `moving` needs its proof. */
export const searchHeaders = proofHeaders.extend(holdToken);
