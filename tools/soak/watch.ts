import { appendFileSync, rmSync } from 'node:fs';
import type { TorturedStack } from '../torture/stack/start-stack.ts';
import { replicaNames } from '../torture/stack/links.ts';
import { sampleProcess, sampleTree, type Sample } from './sample.ts';

export interface Watch {
  /** Seconds since the run began. */
  now(): number;
  stop(): readonly Sample[];
}

const everySeconds = 10;

/** All that runs, as it is told on the page. */
export const watched: readonly string[] = [...replicaNames, 'origin', 'postgres', 'redis', 'kafka'];

/** Looks at every process of the stack until it is stopped; each look is written down at once. */
export function watchProcesses(stack: Pick<TorturedStack, 'pidOf'>, file: string): Watch {
  const begun = performance.now();
  const now = (): number => (performance.now() - begun) / 1_000;
  const samples: Sample[] = [];
  rmSync(file, { force: true });
  const look = (): void => {
    const seen = watched.flatMap((name) => {
      const pid = stack.pidOf(name);
      const sample = name === 'postgres' ? sampleTree : sampleProcess;
      return (pid === undefined ? undefined : sample(name, pid, now())) ?? [];
    });
    samples.push(...seen);
    appendFileSync(file, seen.map((each) => `${JSON.stringify(each)}\n`).join(''));
  };
  const timer = setInterval(look, everySeconds * 1_000);
  return {
    now,
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}
