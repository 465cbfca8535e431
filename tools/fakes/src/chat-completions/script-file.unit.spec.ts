import { expect, test } from '@jest/globals';

import { readScript } from './script-file.ts';

test('reads steps', () => {
  const steps = [
    { expect: { tools: ['act'], temperature: null, user: 'Friday' }, reply: { text: 'Yes.' } },
    { times: 'always', fault: { status: 429, retryAfter: 2 } },
    { reply: { calls: [{ name: 'act', arguments: { commands: [] } }], finish: 'length' } },
    { fault: { reset: 'mid-stream' }, reply: { text: 'Well' } },
  ];
  expect(readScript(JSON.stringify(steps))).toEqual(steps);
});

test.each([
  ['[{"replay": {}}]', /replay/],
  ['[{"fault": {"status": 200}}]', /400/],
  ['[{"expect": {"usr": "x"}}]', /usr/],
  ['{}', /array/],
])('says what is wrong with %s', (text, message) => {
  expect(() => readScript(text)).toThrow(message);
});
