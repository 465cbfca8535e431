import { voiceMetrics } from '../metrics.ts';
import type { OptOuts } from '../store/opt-outs.ts';
import type { Businesses } from './businesses.ts';
import { optedOutCode } from './send-text.ts';

/** What became of a text message of ours. */
export interface Delivery {
  /** The number of the business. */
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly errorCode: number | undefined;
}

/** Counts it; who has opted out at Twilio has opted out here. */
export type HearDelivery = (delivery: Delivery) => Promise<void>;

const ends = new Set(['delivered', 'undelivered', 'failed']);

export function createHearDelivery(deps: {
  readonly businesses: Businesses;
  readonly optOuts: OptOuts;
}): HearDelivery {
  return async ({ from, to, status, errorCode }) => {
    if (ends.has(status)) voiceMetrics.messages.inc({ outcome: status });
    if (errorCode !== optedOutCode) return;
    const business = await deps.businesses.findByNumber(from);
    if (business) await deps.optOuts.add(business.id, to);
  };
}
