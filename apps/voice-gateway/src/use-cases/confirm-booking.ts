import type { BookingCoreClient } from '@gomomo/clients';
import type { ReceivedEvent } from '@gomomo/contracts';
import { createWords, english, renderReply, type TenantFacts } from '@gomomo/dialogue';
import { hourMs, isAppError, type Clock } from '@gomomo/kernel';
import type { ClaimedWork, WorkTable } from '@gomomo/messaging';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { z } from 'zod';
import type { Businesses } from './businesses.ts';
import type { SendText } from './send-text.ts';

export interface ConfirmBookingDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getAppointment'>;
  readonly getTenant: (tenantId: string) => Promise<TenantFacts>;
  readonly businesses: Pick<Businesses, 'get'>;
  /** Left out: no text message can be sent. */
  readonly sendText: SendText | undefined;
  readonly statusCallback: string | undefined;
  readonly pool: Pool;
  readonly work: WorkTable;
  readonly clock: Clock;
}

const confirmation = z.object({ confirms: z.string() });

export const isConfirmation = ({ payload }: ClaimedWork): boolean =>
  confirmation.safeParse(payload).success;

/** Older news than this is no confirmation any more, but the reading of a topic from its beginning. */
const freshMs = hourMs;

/** A booking is to be confirmed by text, where the business wants that; once, however often it is told. */
export function createWantConfirmation(deps: ConfirmBookingDeps) {
  const { businesses, work, pool, clock } = deps;
  return async (event: ReceivedEvent): Promise<void> => {
    if (event.type !== 'ai.gomomo.booking.appointment.confirmed.v1') return;
    const { tenantId, data, time } = event;
    if (data.pii.phone === null || clock.now() - Date.parse(time) > freshMs) return;
    const { confirmsFrom } = await businesses.get(tenantId, null);
    if (confirmsFrom === undefined || deps.sendText === undefined) return;
    const { id: key, version, reference } = data.appointment;
    const payload = { confirms: reference };
    const wanted = { tenantId, key, lane: 'texts', version, payload };
    const now = new Date(clock.now());
    await withTransaction(pool, (tx) => work.want(tx, wanted, now), { tenantId });
  };
}

/** Nothing is left to confirm, or whoever has the number takes no messages: no failure of ours. */
const isNoFailure = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'refused' || error.code === 'not-found');

/** Texts what is booked by now; one that is cancelled meanwhile, or wanted no longer, is let be. */
export function createConfirmBooking(deps: ConfirmBookingDeps) {
  return async ({ tenantId, payload }: ClaimedWork): Promise<void> => {
    const { confirms } = confirmation.parse(payload);
    try {
      await confirm(deps, tenantId, confirms);
    } catch (error) {
      if (!isNoFailure(error)) throw error;
    }
  };
}

async function confirm(
  deps: ConfirmBookingDeps,
  tenantId: string,
  reference: string,
): Promise<void> {
  const { sendText, statusCallback } = deps;
  const appointment = await deps.bookingCore.getAppointment({ tenant: tenantId, reference });
  const { confirmsFrom: from, name } = await deps.businesses.get(tenantId, null);
  const { phone: to } = appointment.client;
  if (appointment.status !== 'confirmed' || !from || to === null || !sendText) return;
  const tenant = await deps.getTenant(tenantId);
  const language = { tag: 'en', messages: english };
  const now = deps.clock.now();
  const words = createWords({ tenant, language, spoken: false, texted: true, now });
  const { text } = renderReply({ id: 'booked', params: { appointment }, options: [] }, words);
  const sms = { from, to, body: `${name}: ${text}` };
  await sendText(tenantId, statusCallback === undefined ? sms : { ...sms, statusCallback });
}
