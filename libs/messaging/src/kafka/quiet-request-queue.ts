import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const marker = Symbol.for('gomomo.quiet-request-queue');

/**
 * kafkajs 2.2.4 re-arms a timer with a negative delay for ever on every connection (its issues 1704
 * and 1751): about 700 wake-ups a second of an idle process, and a warning on Node 24. Its queue is
 * only looked at when something waits in it, so the timer is only needed then.
 */
export function quietRequestQueue(): void {
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  if (marker in prototype) return;
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
  Object.defineProperty(prototype, marker, { value: true });
}
