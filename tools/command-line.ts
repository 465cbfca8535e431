interface Help {
  readonly kind: 'help';
}

interface Bad {
  readonly kind: 'bad';
  readonly message: string;
}

interface Wish {
  readonly kind: 'run' | 'draw' | 'drive' | 'fire';
}

const isBad = (asked: Help | Bad | Wish): asked is Bad => asked.kind === 'bad';
const isHelp = (asked: Help | Bad | Wish): asked is Help => asked.kind === 'help';

/** What every command does with its arguments: tells its help, or what is wrong (exit code 2), or does what is asked. */
export async function runCommandLine<Asked extends Wish>(
  asked: Help | Bad | Asked,
  help: string,
  run: (asked: Asked) => Promise<void>,
): Promise<void> {
  if (isHelp(asked)) {
    process.stdout.write(help);
  } else if (isBad(asked)) {
    process.stderr.write(`${asked.message}\n\n${help}`);
    process.exitCode = 2;
  } else {
    await run(asked);
  }
}

/** The number behind an option. @throws Error in a sentence for the terminal */
export function toWholeNumber(name: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${name} takes a whole number from 1 on, not ${given}`);
}
