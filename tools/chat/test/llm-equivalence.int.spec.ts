import { startFakeOpenAi, type FakeOpenAi } from '@gomomo/fakes';
import { playScenario, toRow, type Scenario } from '@gomomo/front-desk';
import { fixedClock } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { disguise } from './as-the-rules-would.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';
import { createModelAt } from './real-agent-chat.ts';

/**
 * The scenarios once more, with every turn but a yes left to a model that understands what the rules
 * do: the same rows and the same states.
 */
jest.setTimeout(120_000);

const folder = new URL('../../../libs/front-desk/test/scenarios/', import.meta.url);
const scenarios = readdirSync(folder)
  .filter((file) => file.startsWith('chat-'))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario[]);

const clock = fixedClock('2026-11-23T09:00:00-05:00');
let core: RealBookingCore;
let fake: FakeOpenAi;
let left = 0;
let asked = 0;
beforeAll(async () => {
  core = await startBookingCore(clock);
});
afterEach(() => fake.close());
afterAll(() => core.close());

describe.each(scenarios)('$title', (scenario) => {
  test('ends with the same rows, in the same states', async () => {
    fake = await startFakeOpenAi({ play: [] });
    const stage = await createRealStage(core, clock, createModelAt(core, clock, fake));
    const { frontDesk, model, turns } = disguise(stage);
    fake.play(model);
    const played = await playScenario(scenario, { ...stage, frontDesk });
    expect(played.map(({ turn, answer }) => ({ turn, state: answer.state }))).toEqual(
      scenario.turns.map((turn) => ({ turn, state: turn.state })),
    );
    const rows = (await stage.rows()).map((each) => toRow(each, stage));
    expect(rows).toEqual(
      scenario.rows.map((row) => expect.objectContaining({ status: 'confirmed', ...row })),
    );
    fake.settled();
    left += turns();
    asked += fake.requests.length;
  });
});

test('most turns were a model’s to read', () => {
  expect(left).toBeGreaterThan(scenarios.length);
  expect(asked).toBeGreaterThanOrEqual(left);
});
