import type { CountRequest } from '@gomomo/doors';
import { send, sendPlainPage, toCallerAddress, toProblem, type PlainAction } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { toConsentPage } from '../domain/consent-page.ts';
import { calendarMetrics } from '../metrics.ts';
import type { Businesses } from '../use-cases/businesses.ts';
import type { Consents } from '../use-cases/consents.ts';
import type { ConsentOutcome, FinishConsent } from '../use-cases/finish-consent.ts';

export interface ConsentRoutesDeps {
  /** Both left out: there is no Google client. */
  readonly finishConsent: FinishConsent | undefined;
  readonly consents: Pick<Consents, 'begin'> | undefined;
  readonly businesses: Businesses;
  readonly countRequest: CountRequest;
  readonly logger: Logger;
}

const path = '/api/oauth/google/callback';

/** Where Google sends the owner of a calendar back to: a page that says what came of it. */
export function createConsentRoutes(deps: ConsentRoutesDeps): RequestHandler {
  return (request, response, next) => {
    if (request.path !== path) {
      next();
      return;
    }
    serve(deps, request, response).catch((error: unknown) => {
      const problem = toProblem(error, { instance: path, traceId: '' });
      if (problem.status === 429 || problem.status === 405) send(response, problem);
      else {
        deps.logger.warn({ err: error }, 'a consent could not be finished');
        sendPlainPage(response, toConsentPage({ kind: 'away' }, undefined));
      }
    });
  };
}

async function serve(deps: ConsentRoutesDeps, request: Request, response: Response): Promise<void> {
  // HEAD would use the code up for nobody.
  if (request.method !== 'GET') {
    throw new AppError('method-not-allowed', 'This path does not take that method.', {
      details: { allow: ['GET'] },
    });
  }
  await deps.countRequest.ofStranger(toCallerAddress(request.ip));
  const outcome: ConsentOutcome = (await deps.finishConsent?.({
    state: textOf(request.query['state']),
    code: textOf(request.query['code']),
    error: textOf(request.query['error']),
  })) ?? { kind: 'over' };
  calendarMetrics.consents.inc({ outcome: outcome.kind });
  const page = toConsentPage(outcome, await nameOf(deps.businesses, outcome));
  if (page.status === 503) response.setHeader('retry-after', '5');
  sendPlainPage(response, { ...page, action: await findAnother(deps, outcome) });
}

/** Another try is offered where the person can do something about it. */
async function findAnother(
  { consents }: ConsentRoutesDeps,
  outcome: ConsentOutcome,
): Promise<PlainAction | undefined> {
  if (!('redirectUri' in outcome) || consents === undefined) return undefined;
  const href = await consents.begin(outcome.tenantId, outcome.redirectUri);
  return { label: 'Try again', href };
}

async function nameOf(
  businesses: Businesses,
  outcome: ConsentOutcome,
): Promise<string | undefined> {
  if (outcome.kind !== 'connected') return undefined;
  return businesses.get(outcome.tenantId).then(
    ({ name }) => name,
    () => undefined,
  );
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 4_096 ? value : undefined;
