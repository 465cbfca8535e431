import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createCaller, type Caller } from './src/caller.ts';
import { readCommand } from './src/command.ts';
import type { Heard } from './src/heard.ts';
import { readOptions, usage, type Options } from './src/options.ts';
import { speak } from './src/programs.ts';
import { findProduct } from './src/running-product.ts';
import { playScript } from './src/script.ts';
import { showHeard } from './src/show.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (error: unknown): void =>
  void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);

/** `npm run phone`: a caller in the terminal, against a product that runs. */
async function main(args: readonly string[]): Promise<number> {
  const options = understand(args);
  if (options.help) {
    say(usage);
    return 0;
  }
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { 'base-url': baseUrl, to, tenant, from, twilio, recogniser } = options;
  const product = await findProduct(process.env, { baseUrl, to, tenant });
  say(`        (calling ${product.to}; Ctrl-D hangs up)`);
  const caller = createCaller({
    ...product,
    seed: Number(options.seed),
    ...(from === undefined ? {} : { from }),
    ...(twilio === undefined ? {} : { twilioUrl: twilio }),
    ...(recogniser === undefined ? {} : { recogniser }),
    onHeardAs: (text, confidence) => say(`        (heard as "${text}", ${confidence})`),
  });
  const onHeard = createListener(options);
  let heard = await caller.does({ kind: 'calls' });
  await onHeard(heard);
  for (const file of options.listen) {
    heard = await caller.does({ kind: 'plays', file });
    await onHeard(heard);
  }
  if (options.script === undefined) return talk(caller, onHeard);
  const text = readFileSync(options.script, 'utf8');
  const unmet = await playScript(text, { caller, heard, onHeard, onLine: showLine });
  for (const { line, expected, heard } of unmet) {
    complain(`${options.script}:${line}: ${expected}\n  heard: ${heard}`);
  }
  await hangUp(caller);
  return unmet.length === 0 ? 0 : 1;
}

/** @throws Error that says where help is */
function understand(args: readonly string[]): Options {
  try {
    return readOptions(args);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message}; --help tells what there is.`, { cause: error });
  }
}

const showLine = (line: string): void => say(`you     ${line === '' ? '(silence)' : line}`);

type Listener = (heard: Heard | undefined) => Promise<void>;

/** Shows what is heard, and says it aloud where that is wanted and can be done. */
function createListener({ speak: isWanted, twiml }: Options): Listener {
  let isSpoken = isWanted;
  return async (heard) => {
    if (heard === undefined) return;
    say(showHeard(heard, twiml));
    if (!isSpoken) return;
    try {
      for (const { text, language } of heard.said) await speak(text, language);
    } catch (error) {
      isSpoken = false;
      complain(error);
    }
  };
}

async function talk(caller: Caller, onHeard: Listener): Promise<number> {
  const typed = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin });
  const prompt = (): void => void (typed && process.stdout.write('you     '));
  prompt();
  for await (const line of lines) {
    // Piped lines are shown as if they had been typed.
    if (!typed) showLine(line);
    try {
      await onHeard(await caller.does(readCommand(line)));
    } catch (error) {
      complain(error);
    }
    prompt();
  }
  say('');
  await hangUp(caller);
  return 0;
}

/** A call that is over already needs no end. */
const hangUp = (caller: Caller): Promise<unknown> =>
  caller.does({ kind: 'hangs up' }).catch(() => undefined);

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  complain(error);
  process.exitCode = 2;
}
