import { playScenario, toRow, type Played, type Scenario } from '@gomomo/front-desk';
import { fixedClock } from '@gomomo/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

const folder = new URL('../../../libs/front-desk/test/scenarios/', import.meta.url);

const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario[]);

/** Monday 2026-11-23, 09:00 in New York. */
const clock = fixedClock('2026-11-23T09:00:00-05:00');

let core: RealBookingCore;
beforeAll(async () => {
  core = await startBookingCore(clock);
}, 120_000);
afterAll(() => core.close());

describe.each(scenarios)('$channel: $title', (scenario) => {
  test('leaves the right rows in a real booking-core, and no hold', async () => {
    const stage = await createRealStage(core, clock);
    const played = await playScenario(scenario, stage);
    expect(played.map(({ turn, answer }) => ({ turn, state: answer.state }))).toEqual(
      scenario.turns.map((turn) => ({ turn, state: turn.state })),
    );
    for (const { turn, said } of played)
      for (const words of toldOf(turn)) expect(said).toContain(words);
    const rows = (await stage.rows()).map((each) => toRow(each, stage));
    expect(rows).toEqual(
      scenario.rows.map((row) => expect.objectContaining({ status: 'confirmed', ...row })),
    );
    const finished = ['booked', 'ended', 'greeting'].includes(played.at(-1)?.answer.state ?? '');
    if (finished) expect(await liveHolds(stage.tenant.id)).toBe(0);
  });
});

async function liveHolds(tenantId: string): Promise<number> {
  const { rows } = await core.owner.query<{ count: string }>(
    `select count(*) from booking.claims where tenant_id = $1 and state = 'held'`,
    [tenantId],
  );
  return Number(rows[0]?.count);
}

function toldOf({ told = [] }: Played['turn']): readonly string[] {
  return typeof told === 'string' ? [told] : told;
}
