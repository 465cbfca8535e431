import type { Conversation, ConversationTurn, Told } from '@gomomo/conversations';
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
  const turns = [toTurn('silence', 'step-0')];
  const lines: string[] = [];
  const taken: string[] = [];
  const deps: CallDeps = {
    clock,
    conversations: {
      find: async () => ({ turns }) as unknown as Conversation,
      takeTurn: async (_key, _speaker, { turn, begins, messageId = '' }) => {
        taken.push(turn.kind);
        if (!turns.some((each) => (each.message?.id ?? each.messageId) === messageId)) {
          turns.push(toTurn(turn.kind, messageId));
        }
        return begins === undefined ? conversation() : told('What can I do for you?');
      },
    },
    calls: {
      find: async (callSid) => kept.get(callSid),
      begin: async (callSid, call) => kept.get(callSid) ?? (kept.set(callSid, call), call),
      change: async (callSid, to) => {
        const found = kept.get(callSid);
        if (found) kept.set(callSid, to(found));
        return kept.get(callSid);
      },
    },
    requestCallback: async () => undefined,
    lines: {
      take: async (_tenantId, callSid) => lines.push(callSid) < 0,
      giveBack: async () => undefined,
    },
    businesses: {
      findByNumber: async () => business,
      get: async () => business,
      recall: () => business,
      forget: () => undefined,
    },
  };
  return { hear: createHearCaller(deps), clock, taken, lines };
}

const told = (text: string): Told => ({
  replies: [],
  speech: { text, keys: [], hints: [] },
  state: 'greeting',
});

/** What a silence leaves behind, or somebody who says something. */
const toTurn = (kind: string, id: string): ConversationTurn => ({
  ...{ replies: [], state: 'greeting' },
  ...(kind === 'silence'
    ? { messageId: id }
    : { message: { seq: 1, id, role: 'user', text: 'a facial', at: '2026-11-28T12:00:00Z' } }),
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

  // A telephone in a pocket held one of five lines for ten minutes, asked the same over and over.
  test('that stays silent ends with a way on, and one that speaks up goes on', async () => {
    const { hear } = stage(async () => told('Are you there?'));
    const says = { kind: 'text', text: 'a facial' } as const;
    for (let step = 1; step <= 5; step += 1) {
      expect((await hear(line, step, silence)).kind).toBe('asks');
    }
    expect((await hear(line, 6, says)).kind).toBe('asks');
    for (let step = 7; step <= 11; step += 1) await hear(line, step, silence);
    const over = await hear(line, 12, silence);
    expect(over.kind).toBe('ends');
    expect(textOf(over)).toMatch(/cannot hear you.*You can reach us on 7 1 8/);
    expect(await hear(line, 12, silence)).toEqual(over);
    expect((await hear(line, 11, silence)).kind).toBe('asks');
  });

  test('of too many turns ends, though the desk would go on', async () => {
    const { hear } = stage(async () => told('Yes?'));
    const says = { kind: 'text', text: 'what is a facial' } as const;
    expect((await hear(line, 30, says)).kind).toBe('asks');
    expect(textOf(await hear(line, 31, says))).toMatch(/keep you any longer.*7 1 8/);
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

  test('of which nothing is known any more counts among the lines, and goes on', async () => {
    const { hear, lines } = stage(async () => told('Yes?'));
    const lost = { ...line, callSid: `CA${'2'.repeat(32)}` };
    expect(textOf(await hear(lost, 4, silence))).toMatch(/lost track of our call/);
    expect(textOf(await hear(lost, 5, silence))).toBe('Yes?');
    expect(lines).toEqual([lost.callSid]);
  });

  test('whose conversation cannot be reached is no lost one', async () => {
    const away = async (): Promise<Told> => {
      throw new AppError('dependency-unavailable', 'away', { retryable: true });
    };
    const { hear } = stage(away);
    await expect(hear(line, 4, silence)).rejects.toMatchObject({ code: 'dependency-unavailable' });
  });
});
