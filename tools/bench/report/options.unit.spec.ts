import { expect, test } from '@jest/globals';
import { readOptions, toHelp } from './options.ts';

const known = ['booking', 'chat'];

test('by default everything is measured in five rounds, and neither checked nor written', () => {
  const asked = { kind: 'run', short: false, check: false, write: false, rounds: 5 };
  expect(readOptions([], known)).toEqual({ ...asked, names: known });
  expect(readOptions(['chat', '--write'], known)).toEqual({
    ...asked,
    names: ['chat'],
    write: true,
  });
});

test('a run that must not pass by mistake is refused, with a reason', () => {
  for (const args of [
    ['--short', '--check'],
    ['--short', '--write'],
    ['--rounds=4'],
    ['--rounds=x'],
    ['--chek'],
    ['boking'],
  ]) {
    expect(readOptions(args, known)).toMatchObject({ kind: 'bad' });
  }
});

test('help tells what each measures', () => {
  expect(readOptions(['chat', '--help'], known)).toEqual({ kind: 'help' });
  expect(toHelp({ chat: 'Chat', booking: 'Booking' })).toContain('  chat     Chat\n');
});
