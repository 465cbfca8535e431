import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { echo } from './src/chat-completions/models/echo.ts';
import { createWorst } from './src/chat-completions/models/worst.ts';
import { readScript } from './src/chat-completions/script-file.ts';
import { startFakeOpenAi } from './src/chat-completions/server.ts';
import { refusable, type Play, type Refusable } from './src/chat-completions/step.ts';
import { runByHand } from './src/run-by-hand.ts';

const usage = `usage: npx node tools/fakes/openai.ts [options]

An OpenAI-compatible server on this machine that says what it is told to. A product talks to it with
OPENAI_BASE_URL=http://127.0.0.1:PORT/v1 and OPENAI_API_KEY set to its key.

  --port PORT     where it listens (a free port)
  --script FILE   JSON: a list of steps, { "expect", "reply" | "fault", "times" }; see the README
  --as WHAT       echo: repeats what it is told; worst: lies, and calls whatever it can (echo)
  --seed NUMBER   with --as worst: another order of misdeeds (1)
  --refuse LIST   parameters that it takes for unknown: ${refusable.join(', ')}
  --key KEY       the key that is let in (sk-fake)
  --help          this`;

function readOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ port: text, script: text, as: text, seed: text, refuse: text, key: text },
      help: { type: 'boolean' },
    },
  });
  const refuses = (values.refuse ?? '').split(',').filter((it) => it !== '');
  const strange = refuses.find((it) => !refusable.some((known) => known === it));
  if (strange !== undefined) throw new Error(`--refuse does not know ${strange}`);
  return { ...values, refuses: refuses as Refusable[] };
}

function choosePlay(options: ReturnType<typeof readOptions>): Play {
  if (options.script !== undefined) return readScript(readFileSync(options.script, 'utf8'));
  const { as = 'echo' } = options;
  if (as === 'worst') return createWorst(Number(options.seed ?? 1));
  if (as === 'echo') return echo;
  throw new Error(`--as does not know ${as}`);
}

async function start(args: readonly string[]) {
  const options = readOptions(args);
  if (options.help) return undefined;
  return startFakeOpenAi({
    play: choosePlay(options),
    refuses: options.refuses,
    ...(options.key === undefined ? {} : { key: options.key }),
    ...(options.port === undefined ? {} : { port: Number(options.port) }),
    log: (line) => console.log(line),
  });
}

await runByHand(usage, () => start(process.argv.slice(2)));
