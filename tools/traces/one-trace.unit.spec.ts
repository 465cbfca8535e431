import { expect, test } from '@jest/globals';
import { drawTree } from './draw-tree.ts';
import { findGaps, findTrace } from './one-trace.ts';
import type { SeenSpan } from './receiver.ts';

const begins = { service: 'agent-chat', name: /^socket message$/ };
const traceId = 'a'.repeat(32);
const span = (spanId: string, parentId: string | undefined, service: string, name: string) => ({
  ...{ service, name, traceId, spanId, parentId, links: [], startedAt: BigInt(spanId), ms: 1 },
});
const whole: readonly SeenSpan[] = [
  span('1', undefined, 'agent-chat', 'socket message'),
  span('2', '1', 'agent-chat', 'call POST'),
  span('3', '2', 'booking-core', 'POST /api/tenants/{tenant}/appointments'),
  span('4', '3', 'booking-core', 'sql book'),
  span('5', '3', 'calendar-sync', 'process booking.state.v1'),
  span('6', '3', 'excel-sync', 'process booking.state.v1'),
  span('7', '3', 'calendar-sync', 'calendar apply'),
  span('8', '7', 'calendar-sync', 'google insert'),
  {
    ...span('9', undefined, 'booking-core', 'send booking.events.v1'),
    traceId: 'b',
    links: [traceId],
  },
];

test('a trace from the chat to Google is whole', () => {
  expect(findGaps(whole, begins)).toEqual([]);
  expect(findTrace(whole, begins)).toHaveLength(8);
});

test.each(whole.slice(2).map((gone) => [`${gone.service} ${gone.name}`, gone] as const))(
  'without %s it is not',
  (_, gone) => {
    expect(
      findGaps(
        whole.filter((span) => span !== gone),
        begins,
      ),
    ).not.toEqual([]);
  },
);

test('an instrumentation that writes its own traceparent cuts it at the relay', () => {
  const cut = whole.map((it) =>
    Number(it.spanId) >= 5 && Number(it.spanId) <= 8 ? { ...it, traceId: 'b' } : it,
  );
  expect(findGaps(cut, begins)).not.toEqual([]);
});

test('it is drawn as a tree', () => {
  const names = drawTree(whole.slice(0, 4))
    .split('\n')
    .map((line) => line.slice(line.indexOf('ms', 25) + 3));
  expect(names).toEqual([
    ' socket message',
    '   call POST',
    '     POST /api/tenants/{tenant}/appointments',
    '       sql book',
  ]);
});
