import { isUuid, normaliseReference } from '@gomomo/contracts';
import { rateLimited } from '@gomomo/http';
import { createInOrder, notFound } from '@gomomo/kernel';
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
  /** `subject`: the id of the appointment, or what was asked for when there is none. */
  countWrong(tenantId: string, subject: string, address: string): Promise<void>;
  countsOf(tenantId: string, subject: string, address: string): Promise<WrongContacts>;
}

/** Wrong contacts in the running windows. */
export interface WrongContacts {
  /** Of the appointment, from this address. */
  readonly here: WrongProofCount;
  /** Of the appointment, from everywhere. */
  readonly everywhere: WrongProofCount;
  /** From this address, of all appointments of all tenants. */
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

/** What of a request says who asks, and of whom. */
export type ProvingRequest = Pick<AnyRequest, 'caller' | 'tenant' | 'shell'>;

export interface GivenProof {
  readonly 'x-client-contact'?: string;
  readonly 'x-manage-token'?: string;
}

/** Names of the limits and how many wrong contacts each bears in `windowSeconds`. */
const bounds = [
  ['contacts', 'here', 5],
  ['contacts-of-appointment', 'everywhere', 30],
  ['contacts-of-address', 'ofAddress', 20],
] as const;
const windowSeconds = 900;

/** One `detail` for whatever cannot be seen: missing, foreign, unproved, wrongly proved. */
/** @throws AppError `not-found` when it is wrong, `rate-limited` after too many wrong ones */
async function checkContact(
  deps: ProofDeps,
  { tenant, caller }: ProvingRequest,
  subject: string,
  found: Provable | undefined,
  contact: string,
): Promise<Provable> {
  refuseGuessing(await deps.countsOf(tenant.id, subject, caller.address));
  if (isOnFile(deps, await deps.countryOf(tenant), found, contact)) return found;
  bookingMetrics.wrongProofs.inc();
  await deps.countWrong(tenant.id, subject, caller.address);
  throw notFound();
}

async function getUnproved(
  { findProvable }: ProofDeps,
  tenantId: string,
  reference: string,
): Promise<ProvedAppointment> {
  const found = await findProvable(tenantId, reference);
  if (found === undefined) throw notFound();
  return { appointmentId: found.appointmentId, proved: false };
}

/**
 * Who may see one appointment: its tenant, or who proves to be its client. A manage link is an HMAC
 * that nobody guesses: a right one is never counted nor made to wait, so a stranger's guesses cannot
 * lock its holder out. Contacts can be guessed and are counted, one after the other per address and
 * per appointment, so that a burst cannot outrun the count.
 */
export function createProofs(deps: ProofDeps) {
  const inOrder = createInOrder();

  async function prove(
    request: ProvingRequest,
    reference: string,
    given: GivenProof,
  ): Promise<ProvedAppointment> {
    const { tenant, caller } = request;
    const found = await deps.findProvable(tenant.id, reference);
    const token = given['x-manage-token'] ?? '';
    const opens = deps.opens(tenant.id, found?.appointmentId ?? tenant.id, token);
    if (found !== undefined && opens) return { appointmentId: found.appointmentId, proved: true };
    const contact = given['x-client-contact'];
    if (contact === undefined) throw notFound();
    const subject = found?.appointmentId ?? nameOf(reference);
    const { appointmentId } = await inOrder(caller.address, () =>
      inOrder(`${tenant.id} ${subject}`, () =>
        checkContact(deps, request, subject, found, contact),
      ),
    );
    return { appointmentId, proved: true };
  }

  return {
    /**
     * The appointment a request may see. A service key reads without proof where `serviceReads`.
     *
     * @throws AppError `not-found`, `rate-limited`
     */
    async see(
      request: ProvingRequest,
      reference: string,
      given: GivenProof,
      options: { readonly serviceReads: boolean },
    ): Promise<ProvedAppointment> {
      const asOwner = ownsTenant(request.caller, request.tenant.id);
      const trusted = asOwner || (options.serviceReads && request.caller.kind === 'service');
      if (trusted && !hasProof(given)) return getUnproved(deps, request.tenant.id, reference);
      if (asOwner) return this.see(request, reference, {}, options);
      return prove(request, reference, given);
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

function isOnFile(
  deps: ProofDeps,
  country: string,
  found: Provable | undefined,
  given: string,
): found is Provable {
  const onFile = [found?.phone ?? undefined, found?.email ?? undefined];
  const matches = readings(given).some((text) => {
    const contact = deps.normaliseContact(text, country);
    return contact !== undefined && onFile.includes(contact);
  });
  return found !== undefined && matches;
}

/** Header bytes are read as Latin-1; a client may as well have sent UTF-8. */
const readings = (header: string): string[] => [
  header,
  Buffer.from(header, 'latin1').toString('utf8'),
];

function refuseGuessing(wrong: WrongContacts): void {
  const [reached] = bounds
    .map(([name, counted, most]) => ({ name, most, ...wrong[counted] }))
    .filter(({ count, most }) => count >= most)
    .sort((a, b) => b.resetMs - a.resetMs);
  if (reached === undefined) return;
  const { name, most: quota, resetMs } = reached;
  throw rateLimited(
    { name, quota, windowSeconds, remaining: 0 },
    resetMs,
    (seconds) =>
      `Too many wrong contacts. Try again in ${Math.ceil(seconds / 60)} min, or use the manage link.`,
  );
}
