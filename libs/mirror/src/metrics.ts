import { counter, gauge } from '@gomomo/telemetry';

export const mirrorMetrics = {
  attempts: counter('mirror_attempts_total', 'Attempts to bring a mirror up to date', [
    'mirror',
    'outcome',
  ]),
  backlog: gauge('mirror_backlog', 'Changes that a mirror has still to follow', ['mirror']),
  oldestDue: gauge('mirror_oldest_due_seconds', 'How long the oldest of them has been due', [
    'mirror',
  ]),
  dead: gauge('mirror_dead', 'Changes that a mirror has given up', ['mirror']),
  paused: gauge('mirror_paused_tenants', 'Tenants whose mirror is away or must be connected anew', [
    'mirror',
  ]),
  drift: gauge('mirror_drift', 'Things in a mirror that are not as they should be', [
    'mirror',
    'kind',
  ]),
  missed: counter('mirror_missed_changes_total', 'Changes that came by no event but by comparing', [
    'mirror',
  ]),
};
