import { expect, test } from '@jest/globals';
import { atEnd, endAll } from './ending.ts';

test('the latest is undone first, and what was undone before is not undone again', async () => {
  const done: string[] = [];
  for (const name of ['folder', 'server']) atEnd(() => void done.push(name));
  const stop = atEnd(() => void done.push('client'));
  await stop();
  await endAll();
  expect(done).toEqual(['client', 'server', 'folder']);
});

test('what cannot be undone keeps nothing else from it', async () => {
  const said = console.error;
  const errors: unknown[] = [];
  console.error = (error: unknown) => void errors.push(error);
  const done: string[] = [];
  atEnd(() => void done.push('folder'));
  atEnd(() => {
    throw new Error('busy');
  });
  await endAll().finally(() => (console.error = said));
  expect([done, errors]).toEqual([['folder'], [new Error('busy')]]);
});
