import { describe, expect, test } from '@jest/globals';

import { createFakeStage } from './fake/fake-stage.ts';
import { playScenario, toRow, type Played, type Scenario } from '../src/index.ts';
import chatBooking from './scenarios/chat-booking.json' with { type: 'json' };
import chatChanges from './scenarios/chat-changes.json' with { type: 'json' };
import chatClients from './scenarios/chat-clients.json' with { type: 'json' };
import chatDesk from './scenarios/chat-desk.json' with { type: 'json' };
import chatSafety from './scenarios/chat-safety.json' with { type: 'json' };
import chatTrials from './scenarios/chat-trials.json' with { type: 'json' };
import voiceBooking from './scenarios/voice-booking.json' with { type: 'json' };
import voiceChanges from './scenarios/voice-changes.json' with { type: 'json' };
import voiceTrials from './scenarios/voice-trials.json' with { type: 'json' };

const scenarios = [
  ...chatBooking,
  ...chatChanges,
  ...chatClients,
  ...chatDesk,
  ...chatSafety,
  ...voiceBooking,
  ...voiceChanges,
  ...chatTrials,
  ...voiceTrials,
] as Scenario[];

describe.each(scenarios)('$channel: $title', (scenario) => {
  test('ends with the right rows, in the states and words expected', async () => {
    const stage = createFakeStage();
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
    const turns = played.findIndex(({ answer }) => answer.state === 'booked') + 1;
    if (scenario.turnLimit !== undefined) expect(turns).toBeLessThanOrEqual(scenario.turnLimit);
  });
});

function toldOf({ told = [] }: Played['turn']): readonly string[] {
  return typeof told === 'string' ? [told] : told;
}
