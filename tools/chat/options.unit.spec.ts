import { expect, test } from '@jest/globals';

import { readOptions } from './options.ts';

test('without options it talks to the demo tenant on this machine', () => {
  expect(readOptions([])).toEqual({
    kind: 'chat',
    baseUrl: 'http://127.0.0.1:3000',
    tenant: 'bloom',
    state: false,
    voice: false,
  });
});

test('takes a base URL with a slash at its end, and a tenant', () => {
  expect(readOptions(['--base-url', 'http://127.0.0.1:4000/', '--tenant', 'other'])).toMatchObject({
    baseUrl: 'http://127.0.0.1:4000',
    tenant: 'other',
  });
});

test.each([[['--base-url', 'nowhere']], [['--unknown']]])('refuses %j with a message', (args) => {
  expect(readOptions(args).kind).toBe('bad');
});

test('--help wins', () => {
  expect(readOptions(['--help', '--tenant', 'other'])).toEqual({ kind: 'help' });
});
