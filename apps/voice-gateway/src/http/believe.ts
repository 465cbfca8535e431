import { AppError } from '@gomomo/kernel';
import type { Request } from 'express';
import { voiceMetrics } from '../metrics.ts';
import { isFromTwilio } from '../twilio/signature.ts';
import { readForm, type Form } from './read-form.ts';

export interface BeliefDeps {
  /** Tokens that sign webhooks; without any nothing is believed. */
  readonly authTokens: readonly string[];
  /** Where Twilio reaches us; left out (never in production), where the request says it came to. */
  readonly publicBaseUrl: string | undefined;
}

/** The public address that links and signatures are built on. */
export function baseUrlOf(
  { publicBaseUrl }: Pick<BeliefDeps, 'publicBaseUrl'>,
  request: Request,
): string {
  return publicBaseUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}

/**
 * The form of a webhook that Twilio has signed.
 *
 * @throws AppError `forbidden`, `payload-too-large`
 */
export async function believe(deps: BeliefDeps, request: Request): Promise<Form> {
  const form = await readForm(request);
  const signed = {
    url: baseUrlOf(deps, request) + request.originalUrl,
    signature: request.get('x-twilio-signature'),
    params: form.fields,
    body: form.body,
  };
  if (isFromTwilio(deps.authTokens, signed)) return form;
  voiceMetrics.refused.inc({
    reason: signed.signature === undefined ? 'unsigned' : 'wrong-signature',
  });
  throw new AppError('forbidden', 'Only webhooks that Twilio has signed are answered.');
}
