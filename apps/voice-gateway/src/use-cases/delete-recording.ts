import { AppError } from '@gomomo/kernel';
import type { ClaimedWork } from '@gomomo/messaging';
import { z } from 'zod';
import type { TwilioRest } from '../twilio/rest-client.ts';

const payload = z.object({ recordingSid: z.string() });

/** What a caller who is forgotten has spoken is deleted where it lies. @throws AppError weather */
export function createDeleteRecording(twilio: Pick<TwilioRest, 'deleteRecording'> | undefined) {
  return async (work: ClaimedWork): Promise<void> => {
    const { recordingSid } = payload.parse(work.payload);
    if (!twilio) {
      throw new AppError('dependency-unavailable', 'There is no account to delete it in.', {
        retryable: true,
      });
    }
    await twilio.deleteRecording(recordingSid);
  };
}
