import { describe, expect, test } from '@jest/globals';
import { invariants } from '../check/invariants.ts';
import { judge } from '../check/verdict.ts';
import type { Data } from '../look/data.ts';
import { legalInDiary, plantedInDiary } from './planted-diary.ts';
import { legalInHolds, plantedInHolds } from './planted-holds.ts';
import { legalInLog, plantedInLog } from './planted-log.ts';
import { legalInMirrors, plantedInMirrors } from './planted-mirrors.ts';
import { legalInTalks, plantedInTalks } from './planted-talks.ts';
import { plantedInTold } from './planted-told.ts';
import { soundData } from './sound-data.ts';

/** What is broken in sound data with this change, by the name of the invariant. */
const findBroken = (change: Partial<Data>): ReadonlyMap<string, readonly string[]> =>
  new Map(judge(invariants, { ...soundData, ...change }).map(({ name, broken }) => [name, broken]));

test('sound data break nothing', () => {
  expect([...findBroken({}).values()].flat()).toEqual([]);
});

const legal = [...legalInDiary, ...legalInHolds, ...legalInLog, ...legalInMirrors, ...legalInTalks];
const planted = [
  ...plantedInDiary,
  ...plantedInHolds,
  ...plantedInMirrors,
  ...plantedInLog,
  ...plantedInTold,
  ...plantedInTalks,
];

describe('what looks wrong and is not breaks nothing', () => {
  test.each(legal)('%s', (_, change) => {
    expect([...findBroken(change).values()].flat()).toEqual([]);
  });
});

describe('each invariant sees what breaks it', () => {
  test.each(planted)('%s: %s', (_, name, line, change) => {
    expect(findBroken(change).get(name)?.join('\n')).toMatch(new RegExp(line, 'm'));
  });

  test('and none of them is left out', () => {
    expect(new Set(planted.map(([, name]) => name))).toEqual(
      new Set(invariants.map(({ name }) => name)),
    );
  });
});
