import { expect, test } from '@jest/globals';
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace';
import { parseTraceparent } from './traceparent.ts';
import {
  currentTraceId,
  currentTraceparent,
  startTracing,
  withSpan,
  withStepSpan,
} from './tracing.ts';

const remote = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

test('a valid traceparent is carried on, an invalid one is ignored', async () => {
  const seen = await withSpan('request', { parent: remote }, async () => currentTraceparent());
  expect(seen?.slice(0, 35)).toBe(remote.slice(0, 35));
  expect(seen).not.toBe(remote);
  const fresh = await withSpan('request', { parent: 'not-one' }, async () => currentTraceId());
  expect(fresh).toMatch(/^[0-9a-f]{32}$/);
});

test('outside any span there is no traceparent', () => {
  expect(currentTraceparent()).toBeUndefined();
});

test('all-zero ids and other versions are not valid', () => {
  expect(parseTraceparent(`00-${'0'.repeat(32)}-b7ad6b7169203331-01`)).toBeUndefined();
  expect(parseTraceparent(remote.replace(/^00/, 'ff'))).toBeUndefined();
});

test('recorded spans are children of the caller and keep their links', async () => {
  const exporter = new InMemorySpanExporter();
  const stop = startTracing({
    serviceName: 'spec',
    processors: [new SimpleSpanProcessor({ exporter })],
  });
  await withSpan('process', { parent: remote, links: [remote] }, async () => undefined);
  const [span] = exporter.getFinishedSpans();
  expect(span?.spanContext().traceId).toBe(remote.slice(3, 35));
  expect(span?.parentSpanContext?.spanId).toBe(remote.slice(36, 52));
  expect(span?.links).toHaveLength(1);
  await stop();
});

test('a step is a span of the trace it is on the way of, and begins none by itself', async () => {
  const exporter = new InMemorySpanExporter();
  const stop = startTracing({
    serviceName: 'spec',
    processors: [new SimpleSpanProcessor({ exporter })],
  });
  await withStepSpan('alone', {}, async () => undefined);
  expect(exporter.getFinishedSpans()).toEqual([]);
  await withSpan('request', { parent: remote }, () =>
    withStepSpan('sql book', { kind: 'client' }, async () => undefined),
  );
  const [step, request] = exporter.getFinishedSpans();
  expect(step?.name).toBe('sql book');
  expect(step?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
  await stop();
});
