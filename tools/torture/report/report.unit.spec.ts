import { expect, test } from '@jest/globals';
import type { Entry } from '../history/history.ts';
import { readOptions, type TortureOptions } from '../options.ts';
import { countActs } from './acts.ts';
import { findUnmet } from './kinds-of-faults.ts';
import { toPage } from './page.ts';
import { toReport, type ReportFacts } from './report.ts';

const options = (...args: string[]) => readOptions(args, 1) as unknown as TortureOptions;
const noted = (note: string, at: number) => ({ note, at });
const struck = [
  ...[
    'SIGKILL booking-core-2',
    'SIGKILL kafka',
    'SIGSTOP agent-chat for 3.0 s',
    'immediate stop of Postgres',
  ],
  ...[
    'cut kafka for 2.0 s',
    'Google: lostx1/insert',
    'Google: 503x3',
    'disk of postgres full for 2.0 s',
  ],
  ...[
    'Google: the owner disconnects us, and connects again for 2.0 s',
    'clock of excel-sync +30 s for 3.0 s',
  ],
];
const faults = [...struck, ...struck].map((what, at) => noted(`fault: ${what}`, 13_000 + at));
const notes = [noted('phase: load', 0), noted('phase: faults', 10_000), ...faults];

let id = 0;
const done = (op: string, more: Partial<Entry> & { told?: object } = {}): Entry => {
  id += 1;
  const { told, ...rest } = more;
  const answer = { kind: 'ok', at: 5_000, told: told as Record<string, unknown> } as const;
  return {
    id,
    client: 'c0',
    tenant: 'north',
    op,
    key: `k${id}`,
    at: 1,
    asked: {},
    answer,
    ...rest,
  };
};
const lots = (make: () => readonly Entry[]): Entry[] => Array.from({ length: 50 }, make).flat();
const api = lots(() => ['hold', 'confirm', 'reschedule', 'cancel', 'reopen'].map((op) => done(op)));
const retries = lots(() => [done('book', { key: `r${id}` })].flatMap((it) => [it, { ...it }]));
const searches = lots(() => Array.from({ length: 20 }, () => done('search')));
const chat = lots(() => [done('say', { told: { replies: [{ appointment: { id: `a${id}` } }] } })]);
const phone = lots(() => [
  done('speak', { asked: { callSid: `CA${id}` }, told: { text: 'You are booked.' } }),
]);
const entries = [...api, ...retries, ...searches, ...chat, ...phone];

const watched = { looks: 9_000, openings: 200 };
const reportOf = (facts: Partial<ReportFacts['data']> = {}, given = options()) =>
  toReport({
    ...{ options: given, verdicts: [], missing: [], watched, commit: 'abc' },
    data: { entries, notes, ...facts },
  });

test('a run in which everything was done is well', () => {
  expect(reportOf()).toMatchObject({ isWell: true, shortfalls: [] });
});

test('a run in which nothing was booked is none, however much was searched', () => {
  const report = reportOf({ entries: searches });
  expect(report.isWell).toBe(false);
  expect(report.shortfalls).toEqual([
    ...['hold: 0, at least 20 are wanted', 'confirm: 0, at least 15 are wanted'],
    ...['reschedule: 0, at least 10 are wanted', 'cancel: 0, at least 10 are wanted'],
    ...['reopen: 0, at least 2 are wanted', 'retry with a used key: 0, at least 10 are wanted'],
    ...['booking by chat: 0, at least 5 are wanted', 'booking by phone: 0, at least 3 are wanted'],
  ]);
});

test('more is wanted of a longer run, and one of each of the shortest', () => {
  const long = reportOf({}, options('--seconds', '600')).shortfalls;
  expect(long).toContain('hold: 50, at least 133 are wanted');
  const short = reportOf({ entries: [] }, options('--seconds', '5')).shortfalls;
  expect(short).toContain('booking by phone: 0, at least 1 are wanted');
});

test('what was refused, or tried once, is not done', () => {
  const refused = { ...done('hold'), answer: { kind: 'refused', at: 1 } } as const;
  const lost = { ...done('book', { key: 'k' }), answer: { kind: 'unknown', at: 1 } } as const;
  const counts = countActs([refused, lost, done('book')]);
  expect(Object.values(counts)).toEqual(Object.values(counts).map(() => 0));
  expect(countActs([lost, done('book', { key: 'k' })])['retry with a used key']).toBe(1);
});

test('a pace is wanted, 50 unless told otherwise', () => {
  const slow = { entries: entries.filter(({ op }) => op !== 'search') };
  expect(reportOf(slow).shortfalls).toEqual([
    '34.6 operations/s before the first fault, at least 50 are wanted',
  ]);
  expect(reportOf(slow, options('--pace', '10')).shortfalls).toEqual([]);
});

test('a fault that found nothing to strike is told and does not count', () => {
  const failed = noted('fault failed: SIGKILL kafka: Error: there was no process of kafka', 1);
  const report = reportOf({ notes: [...notes.slice(0, -1), failed] });
  expect(report.shortfalls).toEqual(['19 faults took effect, at least 20 are wanted']);
  expect(report.failedFaults).toEqual([failed]);
  expect(toPage(report)).toContain('there was no process of kafka');
});

const without = (what: RegExp) => notes.filter(({ note }) => !what.test(note));

test('each kind of fault must have struck, where the machine allows it', () => {
  const unmet = (given: ReturnType<typeof without>): readonly string[] =>
    reportOf({ notes: given }).shortfalls.filter((it) => it.startsWith('no fault of this kind'));
  expect(unmet(notes)).toEqual([]);
  expect(unmet(without(/lost|clock|SIGSTOP/))).toEqual([
    'no fault of this kind took effect: a service stopped',
    'no fault of this kind took effect: Google applied it and was not heard of',
    'no fault of this kind took effect: a clock turned',
  ]);
  const missing = [{ kind: 'clock', says: 'no clock was turned', isInstallable: true }] as const;
  expect(
    findUnmet(
      90,
      without(/clock/).map(({ note }) => note),
      [missing[0].kind],
    ),
  ).toEqual([]);
  expect(findUnmet(89, [], [])).toEqual([]);
});

test('ten minutes must meet every part, disturbance and answer', () => {
  const { shortfalls } = reportOf({}, options('--seconds', '600'));
  for (const kind of [
    'agent-chat killed',
    'redis stopped',
    'a way: half-open',
    'Google: late on patch',
  ]) {
    expect(shortfalls).toContain(`no fault of this kind took effect: ${kind}`);
  }
  expect(shortfalls).not.toContain('no fault of this kind took effect: kafka killed');
});

test('what was not undone in time is told, and counts as given up', () => {
  const given = [...notes, noted('not undone: cut kafka for 2.0 s: Error: 503', 1)];
  expect(reportOf({ notes: given }).givenUp).toHaveLength(1);
  expect(toPage(reportOf({ notes: given }))).toContain('not undone: cut kafka');
});

test('clients that give up are told, and too many are too many', () => {
  const givenUp = Array.from({ length: 4 }, () => noted('c3 gave up: Error: never answered', 1));
  const report = reportOf({ notes: [...notes, ...givenUp] });
  expect(report.shortfalls).toEqual(['given up 4 times, at most 3 are borne']);
  expect(report.givenUp).toHaveLength(4);
  expect(reportOf({ notes: [...notes, ...givenUp.slice(1)] }).shortfalls).toEqual([]);
});

test('what this machine does not allow is told on the page', () => {
  const missing = [{ kind: 'clock' as const, says: 'no clock was turned', isInstallable: true }];
  const report = toReport({
    ...{ options: options(), verdicts: [], missing, watched, commit: 'abc' },
    data: { entries, notes },
  });
  expect(toPage(report)).toContain('Not possible on this machine: no clock was turned.');
});

test('of workbooks that hardly anybody looked at nothing is known', () => {
  const report = toReport({
    ...{ options: options(), verdicts: [], missing: [], commit: 'abc' },
    ...{ data: { entries, notes }, watched: { looks: 89, openings: 8 } },
  });
  expect(report.shortfalls).toEqual([
    'the workbooks were looked at 89 times, at least 90 are wanted',
    'workbooks were opened 8 times, at least 9 are wanted',
  ]);
});
