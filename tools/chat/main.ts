import { createInterface } from 'node:readline';

import { systemClock, createNewId } from '@gomomo/kernel';

import { createChatClient } from './chat-client.ts';
import { readOptions, usage } from './options.ts';
import { printReply } from './print-reply.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run chat`: a conversation in the terminal with a running server, as the page would have it. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.kind === 'help') {
    say(usage);
    return 0;
  }
  if (options.kind === 'bad') {
    process.stderr.write(`${options.message}\n\n${usage}\n`);
    return 2;
  }
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

process.exitCode = await main();
