import { AppError, isAppError, notFound } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { toProblem } from './problem.ts';
import { readRequestId } from './request-shell.ts';
import { send } from './router.ts';

export interface ServerAppOptions {
  readonly handlers: readonly RequestHandler[];
  readonly trustProxy: false | number | string[];
  readonly logger: Logger;
}

/** The Express application around the handlers: proxy trust, unknown paths, last-resort errors. */
export function createServerApp(options: ServerAppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', 'simple');
  for (const handler of options.handlers) app.use(handler);
  app.use((request, response) => {
    const refusal = notFound();
    sendProblem(request, response, refusal);
  });
  app.use((error: unknown, request: Request, response: Response, _next: express.NextFunction) => {
    if (!isBadRequest(error) && !isAppError(error)) options.logger.error({ err: error }, 'bug');
    const problem = isBadRequest(error)
      ? new AppError('validation', 'The address of the request is malformed.', {
          details: { errors: [{ pointer: '', detail: 'malformed path or query' }] },
        })
      : error;
    sendProblem(request, response, problem);
  });
  return app;
}

const isBadRequest = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 400;

function sendProblem(request: Request, response: Response, error: unknown): void {
  if (!response.headersSent) response.setHeader('x-request-id', readRequestId(request));
  const traceId = crypto.randomUUID().replaceAll('-', '');
  send(response, toProblem(error, { instance: request.path, traceId }));
}
