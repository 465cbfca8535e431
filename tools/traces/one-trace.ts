import type { SeenSpan } from './receiver.ts';

/** A span of the way from what a client did to the call at Google. */
export interface Step {
  readonly service: string;
  readonly name: RegExp;
}

/** From the last to the first: each is the parent of the one before it. */
const toGoogle: readonly Step[] = [
  { service: 'calendar-sync', name: /^google insert$/ },
  { service: 'calendar-sync', name: /apply$/ },
  { service: 'booking-core', name: /^POST \/api\/tenants\// },
];

/** What must be in the trace beside them. */
const beside: readonly Step[] = [
  { service: 'booking-core', name: /^sql / },
  { service: 'calendar-sync', name: /^process booking\.state\.v1$/ },
  { service: 'excel-sync', name: /^process booking\.state\.v1$/ },
];

/**
 * The one trace of a booking that was begun by this step, from there over HTTP, SQL, outbox and Kafka to the call at
 * Google. Answers what is missing, in words; nothing: all of it is there.
 */
export function findGaps(spans: readonly SeenSpan[], begins: Step): string[] {
  const traces = Map.groupBy(spans, ({ traceId }) => traceId);
  const begun = [...traces.values()].filter((trace) => trace.some((span) => isRoot(span, begins)));
  const gaps = begun.map((trace) => gapsOf(trace, spans, begins));
  return gaps.toSorted((left, right) => left.length - right.length)[0] ?? [`no ${tell(begins)}`];
}

/** The trace of a booking that was begun by this step, whole or not. */
export function findTrace(spans: readonly SeenSpan[], begins: Step): SeenSpan[] {
  const traces = [...Map.groupBy(spans, ({ traceId }) => traceId).values()];
  const own = traces.filter((trace) => trace.some((span) => isRoot(span, begins)));
  return own.find((trace) => gapsOf(trace, spans, begins).length === 0) ?? [];
}

const isStep = ({ service, name }: SeenSpan, step: Step): boolean =>
  service === step.service && step.name.test(name);
const isRoot = (span: SeenSpan, step: Step): boolean =>
  span.parentId === undefined && isStep(span, step);
const tell = ({ service, name }: Step): string => `${service} ${name.source}`;

function gapsOf(trace: readonly SeenSpan[], all: readonly SeenSpan[], begins: Step): string[] {
  const missing = [...toGoogle, ...beside].filter((step) => !trace.some((it) => isStep(it, step)));
  const called = trace.find((span) => toGoogle[0] && isStep(span, toGoogle[0]));
  const way = called === undefined ? [] : wayUp(trace, called);
  const isOneWay =
    toGoogle.every((step, index) => way[index] && isStep(way[index], step)) &&
    way.at(-1) !== undefined &&
    way.some((span) => isRoot(span, begins));
  const traceId = trace[0]?.traceId ?? '';
  const isSent = all.some(({ name, links }) => name.startsWith('send ') && links.includes(traceId));
  return [
    ...missing.map(tell),
    ...(isOneWay
      ? []
      : [`no way from ${tell(begins)} to Google: ${way.map(({ name }) => name).join(' < ')}`]),
    ...(isSent ? [] : ['no send to Kafka is linked to it']),
  ];
}

/** The span, its parent, and so on to the first. */
function wayUp(trace: readonly SeenSpan[], span: SeenSpan): SeenSpan[] {
  const parent = trace.find(({ spanId }) => spanId === span.parentId);
  return parent === undefined ? [span] : [span, ...wayUp(trace, parent)];
}
