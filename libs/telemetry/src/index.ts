export { createLogger, type Logger } from './logger.ts';
export { counter, gauge, histogram, registry, startProcessMetrics } from './metrics.ts';
export {
  currentTraceId,
  currentTraceparent,
  startTracing,
  withSpan,
  withStepSpan,
  type SpanOptions,
  type TracingOptions,
} from './tracing.ts';
export { formatTraceparent, parseTraceparent } from './traceparent.ts';
