import { say } from '@gomomo/host';
import type { Say } from './progress.ts';

/** Ends the process with the tool's exit code; an error is told in its words alone. */
export async function runTool(tool: (say: Say) => Promise<number>): Promise<never> {
  // Prisma's pg adapter does what pg 9 will forbid; nobody at a terminal can do anything about it.
  process.noDeprecation = true;
  try {
    process.exit(await tool(say));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
