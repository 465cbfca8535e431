import type { DrillReport } from './run-drill.ts';

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** For a person: what came back, what would be lost, how long it took. */
export function renderReport(report: DrillReport): string {
  const { atRisk } = report;
  const rows = [
    ['base backup', `${seconds(report.backupMs)}, while bookings came in`],
    ['restored to', report.point.toISOString()],
    ['missing', `${report.missing} of ${report.before} bookings that were acknowledged before`],
    ['too many', `${report.extra} of ${report.after} bookings that were asked for afterwards`],
    ['under way', `${report.underWay} at that moment: either is right`],
    ['torn', `${report.torn} appointments without their claim or event`],
    ['RPO, accident', '0 s: the archive has everything that was acknowledged'],
    [
      'RPO, machine lost',
      `${seconds(atRisk.ms)}, ${atRisk.bookings} bookings, had it died at the accident with its disk ` +
        `(archive_timeout ${seconds(atRisk.timeoutMs)})`,
    ],
    [
      'RTO',
      `${seconds(report.untilBookingMs)} until the next booking: ${seconds(report.recoveryMs)} of it PostgreSQL ` +
        `(${report.segments} segments in the archive)`,
    ],
  ];
  return rows.map(([label = '', value = '']) => `  ${label.padEnd(20)}${value}`).join('\n');
}
