import type { Checks } from '@gomomo/http';
import type { RequestHandler } from 'express';
import type { Server } from 'node:http';

/** Work that repeats: never twice at once in a process, safe with several replicas. */
export interface Loop {
  readonly name: string;
  /** Pause between the end of one run and the start of the next, in milliseconds (± 10 %). */
  readonly everyMs: number;
  run(signal: AbortSignal): Promise<void>;
  /** That pause, where the loop knows of a sooner moment; after a run that failed it takes all of its time. */
  rest?(atMostMs: number, signal: AbortSignal): Promise<void>;
}

/** A consumer of events, or anything else that is started and stopped. */
export interface Consumer {
  readonly name: string;
  start(): Promise<void>;
  /** Finishes what is in hand and commits it. */
  stop(): Promise<void>;
}

/**
 * A deployable as data. `createX(deps)` returns one and does nothing else: it opens no port, reads no
 * environment, starts no timer. Who created a resource closes it, so a service closes only its own.
 */
export interface Service {
  readonly name: string;
  readonly handlers: readonly RequestHandler[];
  readonly consumers: readonly Consumer[];
  readonly loops: readonly Loop[];
  /** Hooks into the HTTP server, e.g. for WebSocket upgrades. Returns what closes the hook. */
  attach?(server: Server): () => Promise<void>;
  /** Its OpenAPI document; merged into `/openapi.json`. */
  openApi?(): Readonly<Record<string, unknown>>;
  /** What it needs to serve; any `down` makes the host not ready. */
  ready(): Promise<Checks>;
}
