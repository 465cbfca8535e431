import { existsSync } from 'node:fs';
import { readArguments, runCommandLine } from '../command-line.ts';

export interface Measured {
  readonly kind: 'run';
  /** Of the measuring data. */
  readonly folder: string;
  readonly check: boolean;
}

/** A command over the measuring data, whose folder is its one word or NLU_DATA; `--check` where it `checks`. */
export function runWithData(
  { help, checks = false }: { help: string; checks?: boolean },
  run: (measured: Measured) => Promise<void> | void,
): Promise<void> {
  const taken: Taken = {
    options: checks ? { check: { type: 'boolean' } } : {},
    allowPositionals: true,
  };
  const asked = readArguments(process.argv.slice(2), taken, ({ check }, [word, ...others]) => {
    if (others.length > 0) throw new Error(`One folder is taken, not also ${others[0]}`);
    return { kind: 'run', folder: findFolder(word), check: check === true } as const;
  });
  return runCommandLine(asked, help, async (measured) => run(measured));
}

interface Taken {
  readonly options: Record<string, { type: 'boolean' }>;
  readonly allowPositionals: true;
}

function findFolder(word = process.env['NLU_DATA']): string {
  if (!word) throw new Error('The data folder is missing: a word behind the command, or NLU_DATA');
  if (!existsSync(word)) throw new Error(`There is no folder ${word}`);
  return word;
}
