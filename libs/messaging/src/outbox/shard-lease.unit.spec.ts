import { silentLog } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { createShardLease } from './shard-lease.ts';

// The relays of two services asked for the same leases: the later one never held a shard, and its
// events waited for ever.
test('the relays of two schemas do not keep each other from their shards', async () => {
  const held = new Map<string, string>();
  const leases = {
    acquire: async (key: string, { holder }: { holder: string }) => {
      const owner = held.get(key) ?? holder;
      held.set(key, owner);
      return owner === holder;
    },
    release: async (key: string) => void held.delete(key),
  };
  const relayOf = (schema: string, holder: string) =>
    createShardLease({ store: { schema }, leases, holder, logger: silentLog }, () => undefined);
  const shards = [0, 1, 2, 3, 4, 5, 6, 7];
  expect(await relayOf('booking', 'a').current()).toEqual(shards);
  expect(await relayOf('voice', 'b').current()).toEqual(shards);
  expect(await relayOf('voice', 'c').current()).toEqual([]);
});
