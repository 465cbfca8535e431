import { normaliseReference } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { metrics } from '@gomomo/telemetry';
import type { AnyRequest } from './bind-route.ts';
import { ownsTenant } from './caller.ts';

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
  countryOf(tenantId: string): Promise<string>;
  /** Wrong proofs of each subject in the running window. */
  countsOf(tenantId: string, subjects: readonly string[]): Promise<readonly number[]>;
  countWrong(tenantId: string, subjects: readonly string[]): Promise<void>;
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

/** One `detail` for whatever cannot be seen: missing, foreign, unproved, wrongly proved. */
const unseen = () => new AppError('not-found', 'There is nothing here.');

/**
 * Who may see one appointment: its tenant, or who proves to be its client. Attempts on one reference
 * are looked at one after the other, so that a burst of guesses cannot outrun the count.
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
    request: Shared,
    reference: string,
    given: GivenProof,
  ): Promise<ProvedAppointment> {
    const { tenant } = request;
    const named = normaliseReference(reference) ?? reference.slice(0, 64);
    const subjects = [`reference:${named}`, `address:${request.caller.address}`];
    const [ofReference = 0, ofAddress = 0] = await deps.countsOf(tenant.id, subjects);
    if (ofReference >= perReferenceMax || ofAddress >= perAddressMax) throw tooManyProofs();
    const found = await deps.findProvable(tenant.id, reference);
    const country = await deps.countryOf(tenant.id);
    if (matches(deps, tenant.id, country, found, given)) {
      return { appointmentId: found.appointmentId, proved: true };
    }
    if (hasProof(given)) {
      metrics.wrongProofs.inc();
      await deps.countWrong(tenant.id, subjects);
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
      return inTurn(`${request.tenant.id}:${reference}`, () => prove(request, reference, given));
    },
  };
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
  const contact = deps.normaliseContact(given['x-client-contact'] ?? '', country);
  const token = given['x-manage-token'] ?? '';
  const byToken = deps.opens(tenantId, found?.appointmentId ?? tenantId, token);
  const byContact = contact !== undefined && (contact === found?.phone || contact === found?.email);
  return found !== undefined && (byToken || byContact);
}

function tooManyProofs(): AppError {
  return new AppError('rate-limited', 'Too many wrong proofs. Try again in 15 minutes.', {
    details: { retryAfterSeconds: 900 },
  });
}
