import { normaliseEmail, type Appointment } from '@gomomo/contracts';
import type { Effect, Fact, Proof } from '@gomomo/dialogue';
import { AppError, dayMs } from '@gomomo/kernel';

import { callOptions, type Executor } from './executor.ts';
import { plainReference, withProof } from './proofs.ts';
import type { StoredProof } from './session.ts';

type FindEffect = Extract<Effect, { kind: 'findAppointment' }>;

const notFound = () => new AppError('not-found', 'No such appointment.');

/**
 * Opens an appointment to whoever proves it. booking-core checks the proof; the answer is compared
 * here once more, because a service key alone may read. Every sort of wrong is the same not-found.
 */
export async function findAppointment(effect: FindEffect, executor: Executor): Promise<Fact> {
  const { appointment, proof } = await find(effect.proof, executor);
  executor.vault = withProof(executor.vault, appointment.reference, proof);
  return { kind: 'appointmentFound', effectId: effect.id, appointment };
}

interface Found {
  readonly appointment: Appointment;
  readonly proof: StoredProof;
}

function find(proof: Proof, executor: Executor): Promise<Found> {
  switch (proof.by) {
    case 'contact':
      return findByContact(proof, executor);
    case 'caller':
      return findByCaller(proof, executor);
    case 'manage-link':
      return findByLink(executor);
  }
}

async function findByContact(
  { reference, contact }: Extract<Proof, { by: 'contact' }>,
  executor: Executor,
): Promise<Found> {
  const proof = { contact };
  const appointment = await executor.client.getAppointment(
    { tenant: executor.tenant, reference: plainReference(reference) },
    { ...callOptions(executor), proof },
  );
  if (!isOnFile(appointment, contact)) throw notFound();
  return { appointment, proof };
}

function isOnFile({ client }: Appointment, contact: string): boolean {
  if (client.phone !== null && client.phone === contact) return true;
  return client.email !== null && normaliseEmail(client.email) === normaliseEmail(contact);
}

/** How far ahead a caller's own appointments are looked for. */
const aheadDays = 365;

/** Caller id, and the name on the booking: both must fit exactly one appointment to come. */
async function findByCaller(
  { phone, name }: Extract<Proof, { by: 'caller' }>,
  executor: Executor,
): Promise<Found> {
  const from = new Date(executor.now).toISOString();
  const to = new Date(executor.now + aheadDays * dayMs).toISOString();
  const { items } = await executor.client.listAppointments(
    { tenant: executor.tenant, query: { from, to, status: 'confirmed', contact: phone } },
    callOptions(executor),
  );
  const [appointment] = items.filter((each) => isOnFile(each, phone) && isNamed(each, name));
  if (!appointment) throw notFound();
  return { appointment, proof: { contact: phone } };
}

/** First or last name is enough on the phone; spelling beyond letters does not count. */
function isNamed({ client }: Appointment, name: string): boolean {
  const wordsOf = (text: string): string[] =>
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}]+/gu) ?? [];
  const known = wordsOf(client.name ?? '');
  const said = wordsOf(name);
  return said.length > 0 && said.some((word) => word.length > 1 && known.includes(word));
}

/**
 * A signed link names its own appointment: the token begins with the reference. Only a proved
 * client is given the link back, so its presence shows that booking-core accepted the token.
 */
async function findByLink(executor: Executor): Promise<Found> {
  const { manageToken } = executor.vault;
  const reference = manageToken?.split('.')[0];
  if (manageToken === null || reference === undefined || reference === '') throw notFound();
  const proof = { manageToken };
  const appointment = await executor.client.getAppointment(
    { tenant: executor.tenant, reference: plainReference(reference) },
    { ...callOptions(executor), proof },
  );
  if (appointment.manageUrl === undefined) throw notFound();
  return { appointment, proof };
}
