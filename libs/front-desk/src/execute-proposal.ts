import type { Appointment } from '@gomomo/contracts';
import type { Effect, Fact } from '@gomomo/dialogue';
import { AppError, isAppError } from '@gomomo/kernel';

import { callOptions, type Executor } from './executor.ts';
import { forgetHold } from './hold-slot.ts';
import { proofOf, withProof } from './proofs.ts';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** How often a write is made when the answer to it is weather; its key makes them one. */
const writeAttempts = 2;

async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      const weather = !isAppError(error) || error.retryable;
      if (!weather || attempt >= writeAttempts) throw error;
    }
  }
}

/** The same conversation, proposal and hold are the same request, however often it is made. */
const keyOf = (executor: Executor, kind: string, proposalId: string, rest: string): string =>
  [executor.conversationId, kind, proposalId, rest].join(':');

/** Confirms the held time for the client named in the proposal, exactly. */
export async function bookProposal(effect: Of<'book'>, executor: Executor): Promise<Fact> {
  const { proposal } = effect;
  const { name, phone, email } = proposal.client;
  if (name === null) throw new AppError('hold-expired', 'Nobody to book for.');
  const client = {
    name,
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
  };
  const appointment = await insist(() =>
    executor.client.createAppointment(
      { tenant: executor.tenant, body: { ...whatIsBooked(proposal, executor), client } },
      {
        ...callOptions(executor),
        idempotencyKey: keyOf(executor, 'book', proposal.id, proposal.holdId ?? proposal.start),
      },
    ),
  );
  if (proposal.holdId !== null) executor.vault = forgetHold(executor.vault, proposal.holdId);
  keepContact(executor, appointment);
  return { kind: 'booked', effectId: effect.id, appointment };
}

/** The held time; where none could be held, exactly the one proposed, in one step. */
function whatIsBooked(
  { holdId, service, start, resource }: Of<'book'>['proposal'],
  { vault }: Executor,
) {
  if (holdId === null) return { serviceId: service.id, start, resourceId: resource.id };
  const holdToken = vault.holdTokens[holdId];
  if (holdToken === undefined) throw new AppError('hold-expired', 'No such hold.');
  return { holdId, holdToken };
}

/** Who has just booked may change it: the contact given is the one on file. */
function keepContact(executor: Executor, appointment: Appointment): void {
  const contact = appointment.client.phone ?? appointment.client.email;
  if (contact === null) return;
  executor.vault = withProof(executor.vault, appointment.reference, { contact });
}

export async function moveProposal(effect: Of<'reschedule'>, executor: Executor): Promise<Fact> {
  const { proposal } = effect;
  const { holdId, reference, version, start } = proposal;
  const holdToken = holdId === null ? undefined : executor.vault.holdTokens[holdId];
  const body =
    holdId !== null && holdToken !== undefined
      ? { holdId, holdToken, version }
      : { start, resourceId: proposal.resource.id, version };
  const appointment = await insist(() =>
    executor.client.rescheduleAppointment(
      { tenant: executor.tenant, reference, body },
      {
        ...callOptions(executor),
        ...proofOption(executor, reference),
        idempotencyKey: keyOf(executor, 'move', proposal.id, holdId ?? start),
      },
    ),
  );
  if (holdId !== null) executor.vault = forgetHold(executor.vault, holdId);
  return { kind: 'rescheduled', effectId: effect.id, appointment };
}

export async function cancelProposal(effect: Of<'cancel'>, executor: Executor): Promise<Fact> {
  const { reference, version, id } = effect.proposal;
  const appointment = await insist(() =>
    executor.client.cancelAppointment(
      { tenant: executor.tenant, reference, body: { reasonCode: 'client', version } },
      {
        ...callOptions(executor),
        ...proofOption(executor, reference),
        idempotencyKey: keyOf(executor, 'cancel', id, reference),
      },
    ),
  );
  return { kind: 'cancelled', effectId: effect.id, appointment };
}

function proofOption(executor: Executor, reference: string) {
  const proof = proofOf(executor.vault, reference);
  return proof === undefined ? {} : { proof };
}
