import { mergeChecks, send, toHealthAnswer, type Checks } from '@gomomo/http';
import { registry } from '@gomomo/telemetry';
import { Router, type Request, type RequestHandler } from 'express';
import { documentsOf, mergeOpenApi } from './merge-open-api.ts';
import { refuseMethod } from './refuse-method.ts';
import type { Service } from './service.ts';

export interface PlatformOptions {
  readonly services: readonly Service[];
  /** False while starting and draining. */
  serving(): boolean;
  /** What the process itself has to say in health. */
  hostChecks(): Checks;
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
    const checks = serving
      ? { ...(await checkAll(options.services)), ...options.hostChecks() }
      : {};
    send(response, toHealthAnswer(checks, { serving, showDetail: options.showsDetail(request) }));
  });
  router.get('/openapi.json', (_request, response) => {
    send(response, { status: 200, body: mergeOpenApi(documentsOf(options.services)) });
  });
  if (options.metricsHere) router.get('/metrics', serveMetrics);
  const paths = ['/health', '/health/live', '/health/ready', '/openapi.json'];
  router.all([...paths, ...(options.metricsHere ? ['/metrics'] : [])], refuseMethod);
  return router;
}

export const serveMetrics: RequestHandler = async (_request, response) => {
  response.setHeader('content-type', registry.contentType);
  response.end(await registry.metrics());
};

/** A process of one service keeps its plain names; of several each check says whose it is. */
async function checkAll(services: readonly Service[]): Promise<Checks> {
  const all = await Promise.all(
    services.map(async (service) => [service.name, await service.ready()] as const),
  );
  const checking = all.filter(([, checks]) => Object.keys(checks).length > 0);
  const [only, ...others] = checking;
  return only !== undefined && others.length === 0 ? only[1] : mergeChecks(checking);
}
