import { createInterface } from 'node:readline';

import { systemClock, createNewId } from '@gomomo/kernel';

import { runCommandLine } from '../command-line.ts';
import { createChatClient } from './chat-client.ts';
import { readOptions, usage, type Options } from './options.ts';
import { printReply } from './print-reply.ts';
import { createVoiceTalk, printSpeech, toTurn } from './voice-talk.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

type Talk = Extract<Options, { kind: 'chat' }>;

/** `npm run chat`: a conversation in the terminal with a running server, as the page would have it. */
async function main(options: Talk): Promise<number> {
  if (options.voice) return talkByVoice(options, process.env['SERVICE_API_KEY']);
  const client = createChatClient({ ...options, newId: createNewId(systemClock) });
  say(`Talking to ${options.tenant} at ${options.baseUrl}. Ctrl-D ends it.`);
  let choices: readonly { readonly id: string }[] = [];
  const typed = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin });
  // Piped lines are shown as if they had been typed.
  const prompt = (): void => void (typed && process.stdout.write('> '));
  prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (!typed) say(`> ${text}`);
    const picked = /^\d{1,2}$/.test(text) ? choices[Number(text) - 1] : undefined;
    if (text !== '') {
      const answer = await client.send(picked ? { choice: picked.id } : { message: text });
      if (answer.kind === 'problem') say(answer.message);
      else {
        for (const reply of answer.replies) say(printReply(reply));
        choices = answer.replies.findLast((reply) => reply.choices)?.choices ?? [];
        if (options.state) say(`  (${answer.state})`);
      }
    }
    prompt();
  }
  say('');
  return 0;
}

/** The same as a call. */
async function talkByVoice(options: Talk, serviceKey: string | undefined): Promise<number> {
  if (serviceKey === undefined) {
    process.stderr.write(
      '--voice needs SERVICE_API_KEY, which is in secrets.json of the data folder.\n',
    );
    return 2;
  }
  const talk = createVoiceTalk({ ...options, serviceKey });
  say(printSpeech(await talk.take({ kind: 'open' })));
  for await (const line of createInterface({ input: process.stdin })) {
    if (!process.stdin.isTTY) say(`> ${line}`);
    const answer = await talk.take(toTurn(line.trim()));
    say(printSpeech(answer));
    if (options.state) say(`  (${answer.state})`);
  }
  return 0;
}

await runCommandLine(readOptions(process.argv.slice(2)), usage, async (options) => {
  process.exitCode = await main(options);
});
