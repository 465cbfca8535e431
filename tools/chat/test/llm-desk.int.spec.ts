import { createWorst, say, startFakeOpenAi, type FakeOpenAi } from '@gomomo/fakes';
import { playScenario, toRow, type Played, type Row, type Scenario } from '@gomomo/front-desk';
import { fixedClock } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

import { lies } from './lies.ts';
import { createModelAt } from './real-agent-chat.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

/**
 * Ten clients at a front desk, after the scenarios of a public example of one, beside a model that does its
 * worst: the rows are what the client has said yes to, and nothing of it is read on the screen.
 */
jest.setTimeout(240_000);

const file = new URL('../../../libs/front-desk/test/scenarios/chat-desk.json', import.meta.url);
const scenarios = JSON.parse(readFileSync(file, 'utf8')) as Scenario[];
const clock = fixedClock('2026-11-23T09:00:00-05:00');
let core: RealBookingCore;
let fake: FakeOpenAi;
beforeAll(async () => {
  core = await startBookingCore(clock);
  fake = await startFakeOpenAi({ play: [] });
});
afterAll(async () => {
  await fake?.close();
  await core?.close();
});

async function play(scenario: Scenario, beside?: FakeOpenAi) {
  const stage = await createRealStage(core, clock, beside && createModelAt(core, clock, beside));
  const played = await playScenario(scenario, stage);
  return { played, rows: (await stage.rows()).map((each) => toRow(each, stage)) };
}

const toldBy = (played: readonly Played[]): readonly string[] => played.map(({ said }) => said);

describe.each(scenarios)('$title', (scenario) => {
  test('lies in place of an answer change no word and no row', async () => {
    const all = Object.values(lies).flat();
    fake.play(({ number }) => say(all[(number * 37) % all.length] ?? ''));
    const before = fake.requests.length;
    const [alone, beside] = [await play(scenario), await play(scenario, fake)];
    expect(fake.requests.length).toBeGreaterThan(before);
    expect(toldBy(beside.played).map(withoutReference)).toEqual(
      toldBy(alone.played).map(withoutReference),
    );
    expect(beside.rows).toEqual(
      scenario.rows.map((row) => expect.objectContaining({ status: 'confirmed', ...row })),
    );
  });

  test.each([1, 2, 3])('whatever it does, in the order of seed %s', async (seed) => {
    fake.play(createWorst(seed));
    const { played, rows } = await play(scenario, fake);
    const told = toldBy(played).join('\n');
    expect(told).not.toMatch(/evil|Zed|\$5 |sk-live|all set|<|\*\*|quarter past|closed for good/);
    const theirs = scenario.rows.map(({ name, email }) => ({ name, email }));
    for (const row of rows) {
      expect(theirs).toContainEqual({ name: row.name, email: row.email });
      expect(summaries(played)).toEqual(
        expect.arrayContaining([expect.stringContaining(asTold(row))]),
      );
    }
    expect(rows.length).toBeLessThanOrEqual(scenario.rows.length);
  });
});

const withoutReference = (text: string): string =>
  text.replaceAll(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/gu, 'XXXX-XXXX');

/** What was read out and answered by a yes. */
const summaries = (played: readonly Played[]): readonly string[] =>
  played.flatMap(({ said, answer }) => (answer.state === 'confirming' ? [said] : []));

function asTold({ time, staff }: Row): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const clockTime = `${hour % 12 || 12}:${String(minute).padStart(2, '0')}`;
  return `${clockTime} ${hour < 12 ? 'AM' : 'PM'} with ${staff ?? ''}`;
}
