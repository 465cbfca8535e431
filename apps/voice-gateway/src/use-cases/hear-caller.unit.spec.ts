import type { Told } from '@gomomo/conversations';
import { AppError } from '@gomomo/kernel';
import { bloom } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import type { Call } from '../domain/call.ts';
import type { CallAnswer } from '../domain/call-answer.ts';
import type { CallDeps } from './call-deps.ts';
import { createHearCaller } from './hear-caller.ts';

const line = {
  callSid: `CA${'1'.repeat(32)}`,
  from: '+12125550143',
  called: '+17185550134',
  baseUrl: '',
};
const business = {
  id: 'bloom',
  slug: 'bloom',
  name: 'Bloom',
  language: 'en-US',
  spelledPhone: '7 1 8',
  hours: bloom.hours,
  timeZone: bloom.timeZone,
} as const;
const silence = { kind: 'silence' } as const;

/** A gateway whose call began at 0 and whose conversation answers, is gone or is away. */
function stage(conversation: () => Promise<Told>) {
  const kept = new Map<string, Call>();
  kept.set(line.callSid, {
    format: 1,
    tenantId: 'bloom',
    caller: line.from,
    startedAt: 0,
    lostAtStep: -1,
    wentOn: false,
    ended: false,
  });
  const clock = { at: 0, now: () => clock.at };
  const taken: string[] = [];
  const deps: CallDeps = {
    clock,
    conversations: {
      find: async () => undefined,
      takeTurn: async (_key, _speaker, { turn, begins }) => {
        taken.push(turn.kind);
        return begins === undefined ? conversation() : told('What can I do for you?');
      },
    },
    calls: {
      find: async (callSid) => kept.get(callSid),
      begin: async (callSid, call) => kept.get(callSid) ?? call,
      change: async (callSid, to) => {
        const found = kept.get(callSid);
        if (found) kept.set(callSid, to(found));
        return kept.get(callSid);
      },
    },
    requestCallback: async () => undefined,
    lines: { take: async () => true, giveBack: async () => undefined },
    businesses: {
      findByNumber: async () => business,
      get: async () => business,
      recall: () => business,
      forget: () => undefined,
    },
  };
  return { hear: createHearCaller(deps), clock, taken };
}

const told = (text: string): Told => ({
  replies: [],
  speech: { text, keys: [], hints: [] },
  state: 'greeting',
});

const textOf = (answer: CallAnswer): string => ('text' in answer ? answer.text : '');

describe('a call', () => {
  test('of ten minutes goes on, and one of more ends with the number of the business', async () => {
    const { hear, clock, taken } = stage(async () => told('Yes?'));
    clock.at = 10 * 60_000;
    expect(await hear(line, 5, silence)).toMatchObject({ kind: 'asks', text: 'Yes?', next: 6 });
    clock.at += 1;
    const answer = await hear(line, 6, silence);
    expect(answer.kind).toBe('ends');
    expect(textOf(answer)).toMatch(/keep you any longer.*You can reach us on 7 1 8/);
    expect(taken).toHaveLength(1);
  });

  test('whose conversation is gone begins anew and says so, the same step again alike', async () => {
    const gone = async (): Promise<Told> => {
      throw new AppError('not-found', 'gone');
    };
    const { hear, taken } = stage(gone);
    const first = await hear(line, 4, { kind: 'text', text: 'yes' });
    expect(textOf(first)).toMatch(/lost track of our call.*What can I do for you\?/);
    expect(await hear(line, 4, { kind: 'text', text: 'yes' })).toEqual(first);
    expect(taken).toEqual(['text', 'open', 'open']);
  });

  test('whose conversation cannot be reached is no lost one', async () => {
    const away = async (): Promise<Told> => {
      throw new AppError('dependency-unavailable', 'away', { retryable: true });
    };
    const { hear } = stage(away);
    await expect(hear(line, 4, silence)).rejects.toMatchObject({ code: 'dependency-unavailable' });
  });
});
