import { expect, test } from '@jest/globals';
import { toReport, type Findings } from './report.ts';
import { createTally } from './tally.ts';

const fine: Findings = {
  restarted: [{ replica: 'agent-chat', drainMs: 900, readyMs: 3_000 }],
  tally: createTally(),
  events: { written: 7, repeats: 0, faults: [] },
  mirrors: { appointments: 3, faults: [] },
  load: 1,
};

test('where nothing was lost it says so', () => {
  const { text, isFine } = toReport(fine);
  expect(isFine).toBe(true);
  expect(text).toContain('nothing was lost');
  expect(text).toContain('7 events in Kafka');
});

test('a request that failed is told with its cause', async () => {
  const tally = createTally();
  await tally.count('book', async () => {
    throw new Error('fetch failed', { cause: new Error('ECONNRESET') });
  });
  const { text, isFine } = toReport({ ...fine, tally });
  expect(isFine).toBe(false);
  expect(text).toContain('book: fetch failed (ECONNRESET)');
});

test.each<[string, Partial<Findings>]>([
  ['too long', { restarted: [{ replica: 'a', drainMs: 25_001, readyMs: 30_000 }] }],
  ['an event', { events: { written: 1, repeats: 0, faults: ['x is not in Kafka'] } }],
  ['an appointment', { mirrors: { appointments: 1, faults: ['x: in the calendar at ""'] } }],
])('%s is a failure', (_, found) => {
  expect(toReport({ ...fine, ...found }).isFine).toBe(false);
});
