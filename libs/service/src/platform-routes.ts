import { send, toHealthAnswer, type Checks } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { registry } from '@gomomo/telemetry';
import { Router, type Request, type RequestHandler } from 'express';
import { mergeOpenApi } from './merge-open-api.ts';
import type { Service } from './service.ts';

export interface PlatformOptions {
  readonly services: readonly Service[];
  /** False while starting and draining. */
  serving(): boolean;
  /** Whether this caller may see the detail of checks. */
  showsDetail(request: Request): boolean;
  readonly metricsHere: boolean;
}

/** `/health*`, `/openapi.json` and (outside production) `/metrics`, for all services of the process. */
export function createPlatformRoutes(options: PlatformOptions): RequestHandler {
  const router = Router();
  router.get('/health/live', (_request, response) => {
    send(response, { status: 200, body: { status: 'ok' } });
  });
  router.get(['/health', '/health/ready'], async (request, response) => {
    const serving = options.serving();
    const checks = serving ? await checkAll(options.services) : {};
    send(response, toHealthAnswer(checks, { serving, showDetail: options.showsDetail(request) }));
  });
  router.get('/openapi.json', (_request, response) => {
    const documents = options.services.flatMap((service) => {
      const document = service.openApi?.();
      return document === undefined ? [] : [document];
    });
    send(response, { status: 200, body: mergeOpenApi(documents) });
  });
  if (options.metricsHere) router.get('/metrics', serveMetrics);
  const paths = ['/health', '/health/live', '/health/ready', '/openapi.json'];
  router.all(
    [...paths, ...(options.metricsHere ? ['/metrics'] : [])],
    (_request, _response, next) => {
      next(
        new AppError('method-not-allowed', 'This path does not take that method.', {
          details: { allow: ['GET', 'HEAD'] },
        }),
      );
    },
  );
  return router;
}

export const serveMetrics: RequestHandler = async (_request, response) => {
  response.setHeader('content-type', registry.contentType);
  response.end(await registry.metrics());
};

/** Checks of services that share a dependency agree, so the later one simply overwrites. */
async function checkAll(services: readonly Service[]): Promise<Checks> {
  const all = await Promise.all(services.map((service) => service.ready()));
  return Object.assign({}, ...all) as Checks;
}
