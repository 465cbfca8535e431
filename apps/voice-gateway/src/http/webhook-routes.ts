import { httpMetrics, toProblem } from '@gomomo/http';
import { send } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { withSpan, type Logger } from '@gomomo/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { baseUrlOf, believe, type BeliefDeps } from './believe.ts';
import type { Form } from './read-form.ts';

/** Answers a webhook that is Twilio's: TwiML, or nothing at all. */
export type Webhook = (form: Form, request: Request, baseUrl: string) => Promise<string>;

export interface WebhookRoutesDeps extends BeliefDeps {
  readonly webhooks: Readonly<Record<string, Webhook>>;
  readonly logger: Logger;
}

/** The doors for Twilio: POST only, signed only, answered in XML. */
export function createWebhookRoutes(deps: WebhookRoutesDeps): RequestHandler {
  const webhooks = new Map(Object.entries(deps.webhooks));
  return (request, response, next) => {
    const webhook = webhooks.get(request.path);
    if (!webhook) {
      next();
      return;
    }
    serve(deps, webhook, request, response).catch(next);
  };
}

async function serve(
  deps: WebhookRoutesDeps,
  webhook: Webhook,
  request: Request,
  response: Response,
): Promise<void> {
  const receivedAt = performance.now();
  const { method, path: route } = request;
  await withSpan(`${method} ${route}`, { parent: undefined, kind: 'server' }, async (span) => {
    try {
      answer(response, await run(deps, webhook, request));
    } catch (error) {
      const { traceId } = span.spanContext();
      const problem = toProblem(error, { instance: route, traceId });
      if (problem.status === 500) deps.logger.error({ err: error, route }, 'bug');
      send(response, problem);
    }
  });
  httpMetrics.requestSeconds.observe(
    { service: 'voice-gateway', method, route, status: String(response.statusCode) },
    (performance.now() - receivedAt) / 1000,
  );
}

async function run(deps: WebhookRoutesDeps, webhook: Webhook, request: Request): Promise<string> {
  if (request.method !== 'POST') {
    throw new AppError('method-not-allowed', 'This path does not take that method.', {
      details: { allow: ['POST'] },
    });
  }
  const form = await believe(deps, request);
  return webhook(form, request, baseUrlOf(deps, request));
}

function answer(response: Response, twiml: string): void {
  response.setHeader('cache-control', 'no-store');
  if (twiml === '') {
    response.status(204).end();
    return;
  }
  response.status(200).setHeader('content-type', 'text/xml; charset=utf-8').end(twiml);
}
