import { afterEach, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runToEnd } from './test/run-to-end.ts';

const entry = join(import.meta.dirname, 'openai.ts');
let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

test('--help tells every option; an option or a value that is none is named, and --help with it', () => {
  const help = runToEnd(entry, ['--help']);
  expect(help).toMatchObject({ code: 0, errors: '' });
  for (const option of ['--port', '--script', '--as', '--refuse', '--key', '--seed']) {
    expect(help.out).toContain(option);
  }
  for (const args of [['--nothing'], ['--as', 'best'], ['--refuse', 'tools']]) {
    const { code, errors } = runToEnd(entry, args);
    expect(code).toBe(2);
    for (const part of [args.at(-1), '--help']) expect(errors).toContain(part);
  }
});

test('runs by hand: says where it is, echoes, and ends in order', async () => {
  child = spawn(process.execPath, [entry, '--as', 'echo', '--key', 'sk-hand']);
  const lines = createInterface(child.stdout!);
  const [ready] = (await once(lines, 'line')) as [string];
  expect(ready).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const answer = await fetch(`${ready.split(' ')[1]}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-hand' },
    body: JSON.stringify({ model: 'any', messages: [{ role: 'user', content: 'Hello there' }] }),
  });
  expect(await answer.json()).toMatchObject({ choices: [{ message: { content: 'Hello there' } }] });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
