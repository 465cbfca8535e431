import { isAppError } from '@gomomo/kernel';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { endAll, endWhenInterrupted, isInterrupted } from './ending/ending.ts';

export interface Help {
  readonly kind: 'help';
}

export interface Bad {
  readonly kind: 'bad';
  readonly message: string;
}

type Described = NonNullable<ParseArgsConfig['options']>;

/** What a command takes; `help` comes by itself, and words without a name are refused unless it says so. */
interface Taken<Options extends Described> {
  readonly options: Options;
  readonly allowPositionals?: boolean;
}

type Values<Options extends Described> = ReturnType<
  typeof parseArgs<{ options: Options }>
>['values'];

/** @param toAsked throws an Error, in a sentence, for a value that will not do */
export function readArguments<Options extends Described, Asked>(
  args: readonly string[],
  { options, allowPositionals = false }: Taken<Options>,
  toAsked: (values: Values<Options>, positionals: readonly string[]) => Asked,
): Asked | Help | Bad {
  try {
    if (args.includes('--help')) return { kind: 'help' };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals });
    return toAsked(values as Values<Options>, positionals);
  } catch (error) {
    return { kind: 'bad', message: withoutAdvice(toText(error)) };
  }
}

/** Node goes on with what to type should a word begin with a dash, which none here does. */
const withoutAdvice = (message: string): string => message.replace(/\. To specify a.*$/s, '');

interface Wish {
  readonly kind: string;
}

const isBad = (asked: Wish): asked is Bad => asked.kind === 'bad';
const isHelp = (asked: Wish): asked is Help => asked.kind === 'help';

/**
 * What every command does with its arguments: tells its help, or what is wrong (exit code 2), or does what is
 * asked. What that throws is told, and the exit code is 1. Then the process ends, whatever a client library has left
 * open; what was wanted undone at the end is undone, also when it is interrupted.
 */
export async function runCommandLine<Asked extends Wish>(
  asked: Help | Bad | Asked,
  help: string,
  run: (asked: Asked) => Promise<void>,
): Promise<void> {
  if (isHelp(asked)) {
    process.stdout.write(help);
  } else if (isBad(asked)) {
    process.stderr.write(`${asked.message}; --help tells what there is.\n`);
    process.exitCode = 2;
  } else {
    endWhenInterrupted();
    await run(asked).catch((error: unknown) => {
      if (!isInterrupted()) process.stderr.write(`${tellError(error)}\n`);
      process.exitCode = 1;
    });
    await endAll();
    process.exit();
  }
}

/** A command that takes nothing but `--help`. */
export const runPlainCommand = (help: string, run: () => Promise<void>): Promise<void> =>
  runCommandLine(
    readArguments(process.argv.slice(2), { options: {} }, () => ({ kind: 'run' }) as const),
    help,
    run,
  );

const toText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** An error that somebody has written a sentence for is that sentence; any other is a fault of ours, with its place. */
export function tellError(error: unknown): string {
  const isWritten = error instanceof Error && (error.constructor === Error || isAppError(error));
  const hasPlace = error instanceof Error && !isWritten && error.stack !== undefined;
  return hasPlace ? (error.stack ?? '') : toText(error);
}

/** The number behind an option. @throws Error in a sentence for the terminal */
export function toWholeNumber(name: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${name} takes a whole number from 1 on, not ${given}`);
}
