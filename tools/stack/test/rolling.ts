import { describe, expect, test } from '@jest/globals';
import type { FakeGoogle } from '@gomomo/fakes';
import { services } from '@gomomo/infra';
import { createPool } from '@gomomo/postgres';
import { setTimeout as pause } from 'node:timers/promises';
import { checkEvents } from '../../rolling/check-events.ts';
import { checkMirrors } from '../../rolling/check-mirrors.ts';
import { startLoad } from '../../rolling/load.ts';
import { ownerUrlOf } from '../../rolling/place.ts';
import { restartReplica } from '../../rolling/restart-replica.ts';
import { openAllShops } from '../../rolling/shops.ts';
import { createTally } from '../../rolling/tally.ts';
import type { RunningStack } from './running-stack.ts';

interface Ground {
  readonly stack: RunningStack;
  readonly google: FakeGoogle;
}

/** The short form of `npm run rolling`: one replica of every service, all at once. */
export function describeRolling(ground: () => Ground): void {
  describe('a replica of every service asked to end, under load', () => {
    test('no request, turn or call fails, and no event and no mirror misses anything', async () => {
      const { stack: place, google } = ground();
      const shops = await openAllShops(place, google, 2);
      const tally = createTally();
      const load = startLoad(place, shops, { bookers: 2, chats: 1, calls: 1, windows: 4 }, tally);
      await pause(1_000);
      const restarted = await Promise.all(
        services.map(({ name }) => restartReplica(place, `${name}-2`)),
      );
      await load.stop();
      expect(tally.failures()).toEqual([]);
      for (const { done } of tally.rows()) expect(done).toBeGreaterThan(0);
      expect(Math.max(...restarted.map(({ drainMs }) => drainMs))).toBeLessThan(25_000);
      const url = ownerUrlOf(place);
      const pool = createPool({ connectionString: url, applicationName: 'check', max: 1 });
      expect((await checkEvents(place, pool)).faults).toEqual([]);
      expect((await checkMirrors(pool, google)).faults).toEqual([]);
      await pool.end();
    });
  });
}
