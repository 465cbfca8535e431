import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Every metric of the process. Units are base units (seconds, bytes); no tenant label anywhere. */
export const registry = new Registry();

let collecting = false;
/** Milliseconds between two looks at the event loop: every ten, as is the default, takes half a percent of a core at rest. */
const eventLoopMonitoringPrecision = 100;

/** Adds the process's own figures (memory, event loop); once for the process. */
export function startProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
}

// Declared in the `metrics.ts` of whoever counts. Names are part of alerts, dashboards and runbooks; a
// spec refuses one that nobody emits.
const registers = [registry];
export const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  new Counter({ name, help, labelNames, registers });
export const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  new Gauge({ name, help, labelNames, registers });
/** Of what a request takes. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export const histogram = <Label extends string>(
  name: string,
  help: string,
  labelNames: Label[],
  buckets = seconds,
) => new Histogram({ name, help, labelNames, registers, buckets });
