import { expect, test } from '@jest/globals';
import type { WorkbookOrder } from '../src/workbook/jobs.ts';
import { makeOffThread } from '../src/workbook/off-thread.ts';
import { makeWorkbook } from '../src/workbook/make-workbook.ts';
import { change, factsOf, manyBookings } from './facts.ts';

const encoder = new TextEncoder();

function orderOf(count: number): WorkbookOrder {
  const bookings = manyBookings(count);
  const { appointments, changes, ...facts } = factsOf(bookings, {
    changes: bookings.slice(0, 5_000).map((each) => change(each)),
  });
  const toPages = (items: readonly unknown[]): Uint8Array[] => {
    const pages: Uint8Array[] = [];
    for (let from = 0; from < items.length; from += 500) {
      pages.push(encoder.encode(JSON.stringify(items.slice(from, from + 500))));
    }
    return pages;
  };
  return { facts, appointmentPages: toPages(appointments), changePages: toPages(changes) };
}

const never = new AbortController().signal;

test('the thread makes what would be made here', async () => {
  const order = orderOf(20);
  const made = await makeOffThread(order, never);
  const here = await makeWorkbook(() => factsOf(manyBookings(20)));
  expect(made.hash).toBe(here.hash);
  expect(Buffer.from(made.bytes ?? []).equals(here.bytes ?? Buffer.of())).toBe(true);
  expect(await makeOffThread({ ...orderOf(20), knownHash: made.hash }, never)).toEqual({
    hash: made.hash,
  });
});

test('10,000 appointments do not keep the process from answering', async () => {
  const order = orderOf(10_000);
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  const { bytes } = await makeOffThread(order, never);
  clearInterval(watch);
  expect(bytes?.length).toBeGreaterThan(500_000);
  expect(longest).toBeLessThan(500);
}, 30_000);

test('a thread that breaks, and one that is not wanted any more, say so', async () => {
  const broken = { ...orderOf(1), appointmentPages: [encoder.encode('not json')] };
  await expect(makeOffThread(broken, never)).rejects.toThrow('JSON');
  const abort = new AbortController();
  const made = makeOffThread(orderOf(2_000), abort.signal);
  abort.abort(new Error('stopped'));
  await expect(made).rejects.toThrow('stopped');
  await expect(makeOffThread(orderOf(1), abort.signal)).rejects.toThrow('stopped');
});
