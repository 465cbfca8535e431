import { expect, test } from '@jest/globals';
import { allDone } from '../check/nothing-left.ts';
import { soundData } from '../test/sound-data.ts';
import { addAfterReplay, type LeftOver } from './after-replay.ts';
import type { LogRecord } from './data.ts';

const group = { group: 'excel-sync', topic: 'booking.state.v1', lag: 0 };
const backlog = { schema: 'calendar', unpublished: 0, parked: 0, waiting: 0, dead: 0 };
const letter = (offset: string): LogRecord => ({
  ...(soundData.records[0] as LogRecord),
  ...{ topic: 'booking.state.v1.excel-sync.dlq', offset, key: `a${offset}` },
});
const clean: LeftOver = { groups: soundData.groups, backlogs: [backlog], records: [] };
const brokenBy = (after: Partial<LeftOver>, before: LeftOver = clean) =>
  allDone.find({ ...soundData, ...addAfterReplay(before, { ...clean, ...after }) });

test('a replay that leaves nothing over breaks nothing', () => {
  expect(brokenBy({})).toEqual([]);
});

test('what a replay leaves over counts like what was left before, and is told apart', () => {
  expect(brokenBy({ groups: [{ ...group, lag: 958 }] })).toEqual([
    'excel-sync (replayed) is 958 behind in booking.state.v1',
  ]);
  expect(brokenBy({ backlogs: [{ ...backlog, dead: 2 }] })).toEqual([
    'calendar (replayed): 2 dead',
  ]);
});

test('a dead letter counts once, whether it was there before or not', () => {
  const before = { ...clean, records: [letter('0')] };
  expect(brokenBy({ records: [letter('0'), letter('1')] }, before)).toEqual([
    'booking.state.v1.excel-sync.dlq has a record of a0',
    'booking.state.v1.excel-sync.dlq has a record of a1',
  ]);
});
