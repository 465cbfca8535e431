import { addCounts, nothing, type Count } from './count.ts';
import { runProgram } from './programs.ts';
import { say } from './say.ts';

/** Lint and types side by side (two cores); each counts as one, and shows its output if it failed. */
export async function runChecks(): Promise<Count> {
  say('lint and types...');
  const counts = await Promise.all(['lint', 'typecheck'].map(runScript));
  return counts.reduce(addCounts, nothing);
}

async function runScript(script: string): Promise<Count> {
  const startedAt = performance.now();
  const { ok, output } = await runProgram('npm', ['run', '--silent', script]);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  say(
    ok ? `${script}: ok (${seconds} s)` : `${script}: FAILED (${seconds} s)\n${output.trimEnd()}`,
  );
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}
