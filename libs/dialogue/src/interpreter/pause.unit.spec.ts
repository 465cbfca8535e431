import { describe, expect, test } from '@jest/globals';

import { talkOf } from '../../test/talk-in-words.ts';

const held = ['facial tuesday at 2'];
const summary = [...held, 'Omar Khan 212 555 0143'];

/** "Make it 4, one moment" was neither a change nor a pause. */
describe('a change with a pause beside it is the change', () => {
  test.each([
    ['make it 4, one moment', '2026-11-24T16:00'],
    ['one moment, make it 4', '2026-11-24T16:00'],
    ['hang on, 4 instead', '2026-11-24T16:00'],
    ['make it 4 pls one sec', '2026-11-24T16:00'],
    ['make it wednesday please, just a sec', '2026-11-25T14:00'],
    ['make it wednesday, hang on', '2026-11-25T14:00'],
    ['hold on, wednesday at 10', '2026-11-25T10:00'],
  ])('"%s"', (text, start) => {
    for (const before of [held, summary]) {
      const { state } = talkOf([...before, text]);
      expect(state.chosen?.start.slice(0, 16)).toBe(start);
      expect(state.client.name).toBe(before === held ? null : 'Omar Khan');
    }
  });

  test.each(['yes, one moment', 'yes one sec', 'hang on, yes', 'book it, one moment'])(
    'and a yes with one is none: "%s"',
    (text) => {
      const talk = talkOf([...summary, text]);
      expect(talk.effects.some(({ kind }) => kind === 'book')).toBe(false);
    },
  );

  test('times on the table', () => {
    const { state } = talkOf(['facial tuesday', '4 please, one moment']);
    expect(state.chosen?.start.slice(0, 16)).toBe('2026-11-24T16:00');
  });

  test('a name is one', () => {
    expect(talkOf([...held, 'Omar Khan, one sec']).state.client.name).toBe('Omar Khan');
  });
});

/** While a name and a number were asked, "not 3, 4" was not understood. */
describe('a time that is taken back for another', () => {
  test.each([
    'not 3, 4',
    'no not 3 i said 4',
    '4 not 3',
    'not three but four',
    'i said 4 not 3',
    'sorry i meant 4',
    'no, 4 not 3',
    'not at 3, at 4',
    'i said 4',
  ])('"%s"', (text) => {
    for (const more of [[], ['Omar Khan 212 555 0143']]) {
      const { state } = talkOf(['facial tuesday at 3', ...more, text]);
      expect(state.chosen?.start.slice(0, 16)).toBe('2026-11-24T16:00');
    }
  });

  test.each(['not Ana, Marcus', 'i said Omar', 'Four Tet'])('a name is none: "%s"', (text) => {
    const { state } = talkOf(['facial tuesday at 3', text]);
    expect(state.chosen?.start.slice(0, 16)).toBe('2026-11-24T15:00');
  });
});
