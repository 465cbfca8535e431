import { expect, test } from '@jest/globals';
import { mergeMetrics } from './merge-metrics.ts';

const exposition = (value: number) => `# HELP requests_total Requests
# TYPE requests_total counter
requests_total{route="/a b",status="200"} ${value}

# HELP up Up
# TYPE up gauge
up 1
`;

test('samples of one metric stand together and say of which service they are', () => {
  const merged = mergeMetrics(
    new Map([
      ['booking-core', exposition(3)],
      ['agent-chat', exposition(4)],
    ]),
  );
  expect(merged.split('\n')).toEqual([
    '# HELP requests_total Requests',
    '# TYPE requests_total counter',
    'requests_total{route="/a b",status="200",service="booking-core"} 3',
    'requests_total{route="/a b",status="200",service="agent-chat"} 4',
    '# HELP up Up',
    '# TYPE up gauge',
    'up{service="booking-core"} 1',
    'up{service="agent-chat"} 1',
    '',
  ]);
});

test('a service label that is there already stays', () => {
  const text = '# HELP a A\n# TYPE a gauge\na{service="own"} 1\n';
  expect(mergeMetrics(new Map([['other', text]]))).toBe(text);
});
