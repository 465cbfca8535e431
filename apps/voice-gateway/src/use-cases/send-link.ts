import { rateLimited } from '@gomomo/http';
import { hourMs, minuteMs, type Clock } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { hashOfHandoff, signHandoff } from '../domain/handoff-token.ts';
import { sentences } from '../domain/sentences.ts';
import type { Connected } from '../domain/line.ts';
import type { SendText } from './send-text.ts';

/** What a link leads to, as it is kept until somebody takes it. */
export interface LinkedCall {
  readonly tenantId: string;
  readonly callSid: string;
}

/**
 * Texts a link by which a call goes on in the browser. Resolves when the message has been accepted.
 *
 * @throws AppError `rate-limited`, weather, or Twilio's refusal
 */
export type SendLink = (connected: Connected, phone: string) => Promise<void>;

export interface SendLinkDeps {
  readonly tokens: SharedState['tokens'];
  readonly limits: SharedState['limits'];
  readonly sendText: SendText;
  readonly secret: string;
  readonly clock: Clock;
}

/** Where Twilio says what became of a message. */
const statusPath = '/twilio/sms/status';
const linkMs = 15 * minuteMs;
const perPhone = { points: 3, windowMs: hourMs };

export function createSendLink(deps: SendLinkDeps): SendLink {
  const { tokens, limits, sendText, secret, clock } = deps;
  return async ({ business, call, line }, phone) => {
    const { allowed, remaining, resetMs } = await limits.consume(`links:{${phone}}`, perPhone);
    if (!allowed) {
      const limit = { name: 'links', quota: perPhone.points, windowSeconds: hourMs / 1_000 };
      throw rateLimited({ ...limit, remaining }, resetMs);
    }
    const { tenantId } = call;
    const token = signHandoff(secret, { tenantId, expiresAt: clock.now() + linkMs });
    const linked: LinkedCall = { tenantId, callSid: line.callSid };
    await tokens.put(hashOfHandoff(token), linked, linkMs);
    const body = sentences.link(business.name, `${line.baseUrl}/handoff/${token}`);
    const statusCallback = `${line.baseUrl}${statusPath}`;
    await sendText(tenantId, { from: line.called, to: phone, body, statusCallback });
  };
}
