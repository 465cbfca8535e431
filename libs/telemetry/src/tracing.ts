import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Link,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  TracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace';
import { formatTraceparent, parseTraceparent } from './traceparent.ts';

export interface TracingOptions {
  readonly serviceName: string;
  /** OTLP/HTTP collector; without one (and without processors) spans carry ids and go nowhere. */
  readonly endpoint?: string;
  /** Share of new traces that is recorded, 0 to 1. */
  readonly ratio?: number;
  /** Receives every recorded span; for specs. */
  readonly processors?: SpanProcessor[];
}

let provider: TracerProvider | undefined;
let started: Tracer | undefined;

/** Starts tracing once for the process. Returns a function that flushes and stops it. */
export function startTracing(options: TracingOptions): () => Promise<void> {
  provider = createProvider(options);
  started = provider.getTracer('gomomo');
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return async () => {
    await provider?.shutdown();
  };
}

function createProvider(options: TracingOptions): TracerProvider {
  const processors = [...(options.processors ?? [])];
  if (options.endpoint !== undefined) {
    const exporter = new OTLPTraceExporter({ url: `${options.endpoint}/v1/traces` });
    processors.push(new BatchSpanProcessor({ exporter }));
  }
  const root =
    processors.length === 0
      ? new AlwaysOffSampler()
      : new TraceIdRatioBasedSampler(options.ratio ?? 1);
  return new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.serviceName }),
    sampler: processors.length === 0 ? root : new ParentBasedSampler({ root }),
    spanProcessors: processors,
  });
}

function tracer(): Tracer {
  if (started === undefined) startTracing({ serviceName: 'gomomo' });
  return started ?? createProvider({ serviceName: 'gomomo' }).getTracer('gomomo');
}

export interface SpanOptions {
  /** W3C traceparent of the caller; an invalid one is ignored. */
  readonly parent?: string | undefined;
  /** Traceparents this span is linked to, e.g. of the records of a batch. */
  readonly links?: readonly string[];
  readonly attributes?: Attributes;
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer' | 'internal';
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Runs `work` inside a span; an error marks the span and is thrown on. */
export async function withSpan<Result>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  const activeTracer = tracer();
  const remote = parseTraceparent(options.parent);
  const parent =
    remote === undefined ? context.active() : trace.setSpanContext(ROOT_CONTEXT, remote);
  const kind = kinds[options.kind ?? 'internal'];
  const { attributes = {} } = options;
  const links = options.links === undefined ? [] : toLinks(options.links);
  const span = activeTracer.startSpan(name, { kind, attributes, links }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/**
 * A span of a step on the way (a statement, an outgoing call), where something is being recorded. Else `work`
 * alone: a step that nobody has asked for begins no trace, and costs nothing where traces go nowhere.
 */
export async function withStepSpan<Result>(
  name: string,
  options: Pick<SpanOptions, 'attributes' | 'kind'>,
  work: () => Promise<Result>,
): Promise<Result> {
  if (trace.getActiveSpan()?.isRecording() !== true) return work();
  return withSpan(name, options, work);
}

const toLinks = (traceparents: readonly string[]): Link[] =>
  traceparents.flatMap((text) => {
    const linked = parseTraceparent(text);
    return linked === undefined ? [] : [{ context: linked }];
  });

/** The `traceparent` of the running span, to be stored or sent; undefined outside any span. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan();
  return span === undefined ? undefined : formatTraceparent(span.spanContext());
}

export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}
