import { say } from '@gomomo/host';
import type { Say } from './progress.ts';

/** The exit code is the tool's; an error is told in its words alone. */
export async function runTool(tool: (say: Say) => Promise<number>): Promise<void> {
  // Prisma's pg adapter does what pg 9 will forbid; nobody at a terminal can do anything about it.
  process.noDeprecation = true;
  try {
    process.exitCode = await tool(say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
