import { createServerApp } from '@gomomo/http';
import { AppError, within } from '@gomomo/kernel';
import { startProcessMetrics, type Logger } from '@gomomo/telemetry';
import express, { type Request, type RequestHandler } from 'express';
import { createServer, type RequestListener, type Server } from 'node:http';
import { once as onceEmitted } from 'node:events';
import { closeServer, drainLimitMs, watchLeaving, type Leaving } from './close-server.ts';
import { createPlatformRoutes, serveMetrics } from './platform-routes.ts';
import { createReferencePages } from './docs/reference-pages.ts';
import { watchForwarding } from './forwarding-watch.ts';
import { documentsOf, mergeOpenApi } from './merge-open-api.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { startLoop } from './run-loop.ts';
import type { Service } from './service.ts';

export interface HostOptions {
  readonly host: string;
  readonly port: number;
  readonly metricsPort?: number;
  /** Undefined: nobody said. Then none is trusted, and forwarded requests are warned of. */
  readonly trustProxy: false | number | string[] | undefined;
  readonly production: boolean;
  readonly logger: Logger;
  /**
   * So long it goes on serving when it is stopped, and tells callers to go elsewhere; where there is an elsewhere.
   * Left out: it lets nobody new in at once.
   */
  readonly noticeMs?: number;
  /** Whether a caller may see health detail in production. */
  isTrusted(request: Request): boolean;
  /** Told the address once everything runs, before ready answers 200. */
  announce(url: string): void | Promise<void>;
}

export interface RunningServices {
  readonly url: string;
  /** Drains and stops everything, once: readiness off, loops, sockets, requests, consumers. */
  stop(): Promise<void>;
}

/**
 * Runs services in one process: one HTTP server, their consumers and loops.
 *
 * @throws AppError `port-taken` when the address is in use
 */
export async function runServices(
  services: readonly Service[],
  options: HostOptions,
): Promise<RunningServices> {
  startProcessMetrics();
  const state = { serving: false };
  const forwarding = watchForwarding(options.trustProxy, options.logger);
  const platform = createPlatformRoutes({
    services,
    serving: () => state.serving,
    hostChecks: forwarding.checks,
    showsDetail: (request) => !options.production || options.isTrusted(request),
    metricsHere: !options.production,
  });
  const app = createServerApp({
    trustProxy: options.trustProxy ?? false,
    logger: options.logger,
    handlers: [
      onPlatformPaths(platform),
      onPlatformPaths(createReferencePages(() => mergeOpenApi(documentsOf(services)))),
      ...services.flatMap((service) => service.handlers),
    ],
  });
  const server = createLimitedServer(app);
  const leaving = watchLeaving(server);
  const closers = await startAll(services, server, leaving, options);
  forwarding.over(server);
  const url = `http://${urlHost(options.host)}:${options.port}`;
  await options.announce(url);
  state.serving = true;
  const stop = once(() => {
    state.serving = false;
    leaving.begin();
    return closeAll(closers, options.logger);
  });
  return { url, stop };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

function createLimitedServer(app: RequestListener): Server {
  // Node looks for late requests every 30 s unless told: then half-sent ones live twice as long.
  const server = createServer({ connectionsCheckingInterval: 2_000 }, app);
  setServerLimits(server);
  refuseUnreadable(server);
  return server;
}

const platformPath = /^\/(?:health|openapi\.json|metrics|docs|problems)(?:\/|$)/i;

/** Asks a router of few paths only for those: each of its layers would else look at every request. */
function onPlatformPaths(handler: RequestHandler): RequestHandler {
  return (request, response, next) => {
    if (platformPath.test(request.path)) return handler(request, response, next);
    next();
  };
}

type Closer = readonly [name: string, close: () => Promise<void>];

/** Starts everything; what was started before a failure is closed again. */
async function startAll(
  services: readonly Service[],
  server: Server,
  leaving: Leaving,
  options: HostOptions,
): Promise<Closer[]> {
  const closers: Closer[] = [];
  try {
    for (const consumer of services.flatMap((service) => service.consumers)) {
      await consumer.start();
      closers.push([consumer.name, () => consumer.stop()]);
    }
    const detachers: Closer[1][] = [];
    closers.push(['http', () => closeServer(server, detachers)]);
    closers.push(['notice', () => leaving.giveNotice(options.noticeMs ?? 0)]);
    for (const service of services) detachers.push(service.attach?.(server) ?? nothing);
    await listen(server, options.port, options.host);
    if (options.production && options.metricsPort !== undefined) {
      const metricsServer = createServer(express().get('/metrics', serveMetrics));
      await listen(metricsServer, options.metricsPort, options.host);
      closers.push(['metrics', () => closeServer(metricsServer, [])]);
    }
    for (const loop of services.flatMap((service) => service.loops)) {
      const running = startLoop(loop, options.logger);
      closers.push([loop.name, () => running.stop()]);
    }
    return closers;
  } catch (error) {
    await closeAll(closers, options.logger);
    throw error;
  }
}

function setServerLimits(server: Server): void {
  server.headersTimeout = 15_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 65_000;
  server.maxRequestsPerSocket = 0;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await onceEmitted(server, 'listening');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new AppError(
      'port-taken',
      `Port ${port} on ${host} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`,
      { cause },
    );
  }
}

const nothing = async (): Promise<void> => undefined;

/** Last in, first out; one that fails or hangs does not keep the others open. */
async function closeAll(closers: readonly Closer[], logger: Logger): Promise<void> {
  for (const [name, close] of closers.toReversed()) {
    try {
      await withLimit(close(), drainLimitMs + 5000);
    } catch (error) {
      logger.error({ err: error, part: name }, 'did not stop cleanly');
    }
  }
}

const withLimit = (work: Promise<void>, limitMs: number): Promise<void> =>
  within(limitMs, work, () => {
    throw new Error(`not stopped in ${limitMs} ms`);
  });

const urlHost = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
