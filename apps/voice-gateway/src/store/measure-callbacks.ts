import { minuteMs, type Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { Loop } from '@gomomo/service';
import { voiceMetrics } from '../metrics.ts';

const statement = {
  name: 'voice_callbacks_backlog',
  text: 'select voice.callbacks_backlog() as oldest',
};

/** How long the caller waits who has waited longest, for the alert. */
export const createMeasureCallbacks = (pool: Pool, clock: Clock): Loop => ({
  name: 'voice-callbacks-measure',
  everyMs: minuteMs,
  async run() {
    const [row] = await call<{ oldest: Date | null }>(pool, statement);
    const oldest = row?.oldest?.getTime() ?? clock.now();
    voiceMetrics.callbacksOldestAge.set(Math.max(clock.now() - oldest, 0) / 1_000);
  },
});
