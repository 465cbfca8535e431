import { findOldPostgres, skipUnless, temporaryFolder } from '@gomomo/testing';
import { expect, jest, test } from '@jest/globals';
import { runDrill } from '../run-drill.ts';

// Two clusters and two starts of booking-core.
jest.setTimeout(180_000);

skipUnless('oldPostgres')('a restore to a point in time', () => {
  test('brings back what was acknowledged by then, nothing else, and takes the next booking', async () => {
    const report = await runDrill({
      binDir: findOldPostgres() ?? '',
      scratch: temporaryFolder('drill-'),
      seconds: 1,
      callers: 2,
      say: () => undefined,
    });
    expect(report).toMatchObject({ missing: 0, extra: 0, torn: 0 });
    expect(report.before).toBeGreaterThan(0);
    expect(report.after).toBeGreaterThan(0);
  });
});
