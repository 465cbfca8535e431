import { describe, expect, test } from '@jest/globals';
import type { Answered, ChannelActions, FrontDeskTurn } from '../src/index.ts';
import { choiceOf, createDesk, textOf, type Desk } from './desk.ts';

const caller = { phone: '+12125550143' };

/** Numbers that a link was sent to. */
const sent: string[] = [];
const actions: ChannelActions = { sendLink: async (phone) => void sent.push(phone) };

/** A turn of a call. */
async function heard(desk: Desk, turn: FrontDeskTurn): Promise<Answered> {
  const answer = await desk.frontDesk.converse({
    ...(desk.session ? { session: desk.session } : {}),
    ...{ tenant: 'bloom', turn, channel: 'voice', caller, actions },
    actor: { kind: 'client', channel: 'phone', address: caller.phone },
  });
  desk.session = answer.session;
  return answer;
}

const spoken = (desk: Desk, text: string) => heard(desk, { kind: 'text', text });
const carriedOn = { kind: 'news', fact: { kind: 'carriedOn' } } as const;

describe('a call that goes on in writing', () => {
  test('asks what was asked, with the card and the hold of the call', async () => {
    const desk = createDesk();
    await heard(desk, { kind: 'open' });
    await spoken(desk, 'yoga tomorrow at 2pm');
    await spoken(desk, 'Dana Reed');
    expect(desk.session?.dialogue.pending.kind).toBe('confirm');
    const hold = desk.session?.dialogue.hold?.holdId;
    const answer = await desk.turn(carriedOn);
    expect(textOf(answer)).toContain('Here we go on from your call with Bloom Wellness Studio.');
    const card = answer.replies.at(-1)?.card;
    expect(card).toMatchObject({ kind: 'summary', client: { name: 'Dana Reed' } });
    expect(answer.session.dialogue.hold?.holdId).toBe(hold);
    const booked = await desk.taps(choiceOf(answer, 'Book it'));
    expect(booked.state).toBe('booked');
    expect(desk.core.appointments.size).toBe(1);
  });

  test('shows all times where three were named by voice', async () => {
    const desk = createDesk();
    await heard(desk, { kind: 'open' });
    await spoken(desk, 'yoga tomorrow');
    const answer = await desk.turn(carriedOn);
    const card = answer.replies.at(-1)?.card;
    expect(card?.kind).toBe('times');
  });

  test('with nothing begun asks what it can do', async () => {
    const desk = createDesk();
    await heard(desk, { kind: 'open' });
    expect(textOf(await desk.turn(carriedOn))).toContain('What would you like?');
  });

  test('after silence and a way out goes on as if nothing had been missed', async () => {
    const desk = createDesk();
    await heard(desk, { kind: 'open' });
    await spoken(desk, 'yoga tomorrow at 2pm');
    for (let n = 0; n < 3; n += 1) await heard(desk, { kind: 'silence' });
    expect(desk.session?.dialogue.pending.kind).toBe('link');
    const answer = await desk.turn(carriedOn);
    expect(answer.replies.at(-1)?.text).toMatch(/name/i);
    expect(answer.session.dialogue.misses).toEqual({ silence: 0, unclear: 0 });
  });

  test('by the link that was sent for want of understanding goes on with the question before', async () => {
    const desk = createDesk();
    await heard(desk, { kind: 'open' });
    await spoken(desk, 'yoga tomorrow at 2pm');
    await spoken(desk, 'Dana Reed');
    for (let n = 0; n < 3; n += 1) await spoken(desk, `mumble ${'zxcv '.repeat(n + 1)}`);
    await spoken(desk, 'yes');
    expect(sent).toEqual([caller.phone]);
    const answer = await desk.turn(carriedOn);
    expect(answer.replies.at(-1)?.card).toMatchObject({ kind: 'summary' });
    expect((await desk.taps(choiceOf(answer, 'Book it'))).state).toBe('booked');
  });
});
