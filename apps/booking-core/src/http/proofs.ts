import { isUuid, normaliseReference } from '@gomomo/contracts';
import { httpMetrics, type LimitDetails } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { createHash } from 'node:crypto';
import type { AnyRequest } from './bind-route.ts';
import { ownsTenant } from './caller.ts';
import type { TenantRef } from './find-tenant.ts';
import { bookingMetrics } from '../metrics.ts';

/** How a caller came to see one appointment. */
export interface ProvedAppointment {
  readonly appointmentId: string;
  /** True for a client who proved it: the manage link may be told again. */
  readonly proved: boolean;
}

export interface ProofDeps {
  /** The appointment of a reference or id, with the contacts on file for it. */
  findProvable(tenantId: string, reference: string): Promise<Provable | undefined>;
  /** True when the token opens that appointment. */
  opens(tenantId: string, appointmentId: string, manageToken: string): boolean;
  normaliseContact(text: string, country: string): string | undefined;
  countryOf(tenant: TenantRef): Promise<string>;
  /** Wrong proofs in the running windows: of the tenant's reference, and of the address anywhere. */
  countWrong(tenantId: string, reference: string, address: string): Promise<void>;
  countsOf(tenantId: string, reference: string, address: string): Promise<WrongProofs>;
}

export interface WrongProofs {
  readonly ofReference: WrongProofCount;
  readonly ofAddress: WrongProofCount;
}

export interface WrongProofCount {
  readonly count: number;
  /** Until the window ends. */
  readonly resetMs: number;
}

export interface Provable {
  readonly appointmentId: string;
  readonly phone: string | null;
  readonly email: string | null;
}

export type Proofs = ReturnType<typeof createProofs>;

type Shared = Pick<AnyRequest, 'caller' | 'tenant' | 'shell'>;

export interface GivenProof {
  readonly 'x-client-contact'?: string;
  readonly 'x-manage-token'?: string;
}

const perReferenceMax = 5;
const perAddressMax = 20;
const windowSeconds = 900;

/** One `detail` for whatever cannot be seen: missing, foreign, unproved, wrongly proved. */
const unseen = () => new AppError('not-found', 'There is nothing here.');

/**
 * Who may see one appointment: its tenant, or who proves to be its client. Attempts of one address
 * and on one reference are looked at one after the other, so that a burst of guesses cannot outrun
 * the count.
 */
export function createProofs(deps: ProofDeps) {
  const turns = new Map<string, Promise<unknown>>();

  async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (turns.get(key) ?? Promise.resolve()).catch(() => undefined).then(work);
    turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (turns.get(key) === turn) turns.delete(key);
    }
  }

  async function prove(
    { tenant, caller }: Shared,
    named: string,
    given: GivenProof,
  ): Promise<ProvedAppointment> {
    const wrong = await deps.countsOf(tenant.id, named, caller.address);
    refuseGuessing('proofs', wrong.ofReference, perReferenceMax);
    refuseGuessing('proofs-of-address', wrong.ofAddress, perAddressMax);
    const found = await deps.findProvable(tenant.id, named);
    const country = await deps.countryOf(tenant);
    if (matches(deps, tenant.id, country, found, given)) {
      return { appointmentId: found.appointmentId, proved: true };
    }
    if (hasProof(given)) {
      bookingMetrics.wrongProofs.inc();
      await deps.countWrong(tenant.id, named, caller.address);
    }
    throw unseen();
  }

  return {
    /**
     * The appointment a request may see. A service key reads without proof where `serviceReads`.
     *
     * @throws AppError `not-found`, `rate-limited`
     */
    async see(
      request: Shared,
      reference: string,
      given: GivenProof,
      options: { readonly serviceReads: boolean },
    ): Promise<ProvedAppointment> {
      const asOwner = ownsTenant(request.caller, request.tenant.id);
      const trusted = asOwner || (options.serviceReads && request.caller.kind === 'service');
      if (trusted && !hasProof(given)) {
        const found = await deps.findProvable(request.tenant.id, reference);
        if (found === undefined) throw unseen();
        return { appointmentId: found.appointmentId, proved: false };
      }
      if (asOwner) return this.see(request, reference, {}, options);
      const named = nameOf(reference);
      return inTurn(request.caller.address, () =>
        inTurn(`${request.tenant.id} ${named}`, () => prove(request, named, given)),
      );
    },
  };
}

/** What is neither a reference nor an id names nothing, but its guesses are counted all the same. */
function nameOf(reference: string): string {
  if (isUuid(reference)) return reference.toLowerCase();
  return (
    normaliseReference(reference) ?? createHash('sha256').update(reference).digest('base64url')
  );
}

const hasProof = (given: GivenProof): boolean =>
  given['x-client-contact'] !== undefined || given['x-manage-token'] !== undefined;

function matches(
  deps: ProofDeps,
  tenantId: string,
  country: string,
  found: Provable | undefined,
  given: GivenProof,
): found is Provable {
  const token = given['x-manage-token'] ?? '';
  const byToken = deps.opens(tenantId, found?.appointmentId ?? tenantId, token);
  const onFile = [found?.phone ?? undefined, found?.email ?? undefined];
  const byContact = readings(given['x-client-contact'] ?? '').some((text) => {
    const contact = deps.normaliseContact(text, country);
    return contact !== undefined && onFile.includes(contact);
  });
  return found !== undefined && (byToken || byContact);
}

/** Header bytes are read as Latin-1; a client may as well have sent UTF-8. */
const readings = (header: string): string[] => [
  header,
  Buffer.from(header, 'latin1').toString('utf8'),
];

function refuseGuessing(name: string, { count, resetMs }: WrongProofCount, most: number): void {
  if (count < most) return;
  httpMetrics.rateLimited.inc({ limit: name });
  const limit: LimitDetails = { name, quota: most, windowSeconds, remaining: 0 };
  throw new AppError('rate-limited', 'Too many wrong proofs. Try again later.', {
    details: { retryAfterSeconds: Math.max(1, Math.ceil(resetMs / 1000)), limit },
  });
}
