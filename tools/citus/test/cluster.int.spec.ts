import { expect, jest, test } from '@jest/globals';
import { skipUnless } from '@gomomo/testing';
import { ask } from '../cluster.ts';
import { inFolder } from '../in-folder.ts';
import { openLoad } from '../measure.ts';
import { hasCitus } from '../options.ts';
import { startCluster } from '../start-cluster.ts';

// Two servers, migrations, and every table cut.
jest.setTimeout(180_000);

const binDir = '/usr/lib/postgresql/15/bin';

skipUnless({
  isPresent: () => hasCitus(binDir),
  isInstallable: false,
  hint: 'Citus tests: PostgreSQL 15 without Citus, which is no part of the product (npm run citus -- --help)',
})('the schema, cut by tenant', () => {
  test('takes bookings, which lie on the worker', () =>
    inFolder(async (folder) => {
      const cluster = await startCluster(folder, binDir, 1);
      const load = await openLoad(cluster.coordinator.urlOf);
      await load.run(2, 1);
      const [row] = await ask<{ booked: string; here: string }>(
        cluster.coordinator.superuserUrl,
        `select (select count(*) from booking.appointments) as booked,
                (select count(*) from pg_dist_placement p join pg_dist_shard s using (shardid)
                  where p.groupid = 0 and s.logicalrelid = 'booking.appointments'::regclass) as here`,
      );
      expect(Number(row?.booked)).toBe(load.booked());
      expect(Number(row?.here)).toBe(0);
      await load.close();
      await cluster.stop();
    }));
});
