import { spawnSync } from 'node:child_process';

/** Prometheus' own check of rules and expressions. */
export const promtool = {
  isPresent: () => spawnSync('promtool', ['--version']).status === 0,
  hint: 'alert rules and dashboards: no promtool (apt-get install prometheus)',
};
