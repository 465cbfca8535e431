import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Entry } from './conversation.ts';
import { createMemory, follow, noteMove, type Memory } from './follow.ts';

const reply = (key: string) => ({ kind: 'reply', key }) as Entry;
const mine = (key: string, here: boolean): Entry => ({
  ...{ kind: 'mine', key, text: key, at: '2026-11-24T12:00:00Z', quiet: false },
  ...{ delivery: here ? 'sending' : 'sent', attempts: 0, here },
});
const shown = [reply('greeting'), mine('said', false), reply('a')];
const stay = { kind: 'stay' };
const toEnd = (smooth: boolean) => ({ kind: 'move', to: undefined, smooth });

let memory: Memory;
beforeEach(() => {
  memory = createMemory();
  follow(memory, shown, false);
});

describe('the log', () => {
  test('stays where it is with what it opens with', () => {
    expect(follow(createMemory(), shown, false)).toEqual(stay);
  });

  test('goes to the first line of what is new, and to its end for what is typed', () => {
    const step = follow(memory, [...shown, reply('b'), reply('c')], false);
    expect(step).toEqual({ kind: 'move', to: 'b', smooth: true });
    expect(follow(memory, [...shown, reply('b'), reply('c')], true)).toEqual(toEnd(true));
  });

  // A greeting that goes at once would stop a smooth way, and the browser then lands beside its aim.
  test('is there at once with what comes before the client has said a word', () => {
    const fresh = createMemory();
    follow(fresh, [reply('greeting')], false);
    const step = follow(fresh, [reply('greeting'), reply('b')], false);
    expect(step).toEqual({ kind: 'move', to: 'b', smooth: false });
  });

  test('goes to what was said here, wherever the reader is, and at once with more beside it', () => {
    memory.following = false;
    expect(follow(memory, [...shown, mine('m', true)], false)).toEqual(toEnd(true));
    const more = [...shown, mine('m', true), mine('n', true), reply('b')];
    expect(follow(memory, more, false)).toEqual(toEnd(false));
  });

  // A hold ran out just as its summary was agreed to: the news of it came between the yes and its answer,
  // and scrolled away.
  test('goes to the first line of all that came since what was said here', () => {
    const asked = [...shown, mine('m', true)];
    follow(memory, asked, false);
    follow(memory, [...asked, reply('news')], false);
    const answered = [...shown, mine('m', false)];
    const step = follow(memory, [...answered, reply('news'), reply('answer')], false);
    expect(step).toEqual({ kind: 'move', to: 'news', smooth: true });
    const later = [...answered, reply('news'), reply('answer'), reply('later')];
    expect(follow(memory, later, false)).toEqual({ kind: 'move', to: 'later', smooth: true });
  });

  test('tells a reader above of what was said elsewhere, until the page moves there', () => {
    memory.following = false;
    expect(follow(memory, [...shown, reply('b')], false)).toEqual({ kind: 'tell' });
    follow(memory, [...shown, reply('b'), mine('m', false)], false);
    expect(memory.unseen).toBe('b');
    noteMove(memory);
    expect([memory.unseen, memory.following]).toEqual([undefined, true]);
  });

  test('leads again from the same entry when what stood above it is gone', () => {
    follow(memory, [...shown, reply('b')], false);
    const step = follow(memory, [reply('b')], false);
    expect(step).toEqual({ kind: 'move', to: 'b', smooth: false });
    expect(follow(memory, [], false)).toEqual(stay);
  });
});
