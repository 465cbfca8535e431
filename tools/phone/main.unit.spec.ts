import { temporaryFolder } from '@gomomo/testing';
import { afterEach, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startScriptedProduct, token, type ScriptedProduct } from './test/scripted-product.ts';

jest.setTimeout(30_000);

const entry = join(import.meta.dirname, 'main.ts');
const folder = temporaryFolder('phone-');
let product: ScriptedProduct | undefined;
afterEach(() => product?.close());

async function run(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: folder,
    env: { TWILIO_AUTH_TOKEN: token, PATH: folder, ...env },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (errors += String(text)));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, out, errors };
}

const ask = (text: string): string =>
  `<Gather input="dtmf speech" action="/turn" actionOnEmptyResult="true"><Say>${text}</Say></Gather><Redirect>/turn</Redirect>`;

/** Calls a product that asks, and asks again. */
async function call(args: readonly string[], input = '', env: Record<string, string> = {}) {
  product?.close();
  const spelled = ask('Your reference is 7 Q K 4, M D 2 X. Anything else?');
  product = await startScriptedProduct({
    '/twilio/voice/incoming': ask('When?'),
    '/turn': spelled,
  });
  return run(['--base-url', product.url, '--to', '+17185550134', ...args], input, env);
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

test('--help tells every option; one that is none is refused', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const option of [
    '--from',
    '--to',
    '--tenant',
    '--script',
    '--seed',
    '--speak',
    '--listen',
  ]) {
    expect(out).toContain(option);
  }
  expect((await run(['--nothing'])).code).toBe(2);
});

test('what is typed is said, and a line that is nothing is told without an end', async () => {
  const { code, out, errors } = await call([], 'on friday\n/sing\n2\n');
  expect(code).toBe(0);
  expect(out).toMatch(/desk {4}When\?\nyou {5}on friday\ndesk {4}Your reference/);
  expect(errors).toContain('/sing is not known');
  expect(product?.seen.map(({ path }) => path)).toEqual([
    '/twilio/voice/incoming',
    '/turn',
    '/turn',
    '/twilio/voice/status',
  ]);
});

test('a script that is met ends with 0', async () => {
  const script = file(
    'met.txt',
    '// a call\non friday\n? REFERENCE is\n?! sorry\n?/ when|else\n$REFERENCE\n?turns 2\n',
  );
  expect(await call(['--script', script])).toMatchObject({ code: 0, errors: '' });
  expect(product?.seen[2]?.fields['SpeechResult']).toBe('7 Q K 4, M D 2 X');
});

test('a script that is not met ends with 1, and says where', async () => {
  const script = file('unmet.txt', 'on friday\n? booked\n?over\n?turns 0\n');
  const { code, errors } = await call(['--script', script]);
  expect(code).toBe(1);
  for (const line of [2, 3, 4]) expect(errors).toContain(`${script}:${line}: `);
  expect(errors).toContain('heard: Your reference');
});

test('a file is said as a recogniser hears it', async () => {
  const recogniser = file('hears', '#!/bin/sh\necho "on friday"; test -n "$1"\n');
  chmodSync(recogniser, 0o700);
  const { out } = await call(['--recogniser', recogniser, '--listen', 'said.wav']);
  expect(out).toContain('(heard as "on friday"');
  expect(product?.seen[1]?.fields['SpeechResult']).toBe('on friday');
});

test('what is missing is said, and what does without goes on', async () => {
  const deaf = await call(['--listen', 'said.wav']);
  expect([deaf.code, deaf.errors]).toEqual([2, expect.stringContaining('recogniser is needed')]);
  const dumb = await call(['--speak'], 'on friday\n');
  expect([dumb.code, dumb.errors]).toEqual([0, expect.stringContaining('espeak-ng')]);
  expect(dumb.out).toContain('Your reference');
  const unknown = await call([], '', { TWILIO_AUTH_TOKEN: '' });
  expect(unknown.errors).toContain('npm start');
  const nobody = await run(['--base-url', 'http://127.0.0.1:1']);
  expect([nobody.code, nobody.errors]).toEqual([2, expect.stringContaining('Nothing answers')]);
});
