import { counter } from '@gomomo/telemetry';

export const serviceMetrics = {
  loopRuns: counter('loop_runs_total', 'Runs of background loops', ['loop', 'outcome']),
};
