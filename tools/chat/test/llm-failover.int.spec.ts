import { act, fail, say, startFakeOpenAi, type Answer, type FakeOpenAi } from '@gomomo/fakes';
import type { Stage } from '@gomomo/front-desk';
import { fixedClock } from '@gomomo/testing';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';

import { startAgentChat, talkTo, type RealChat, type Talk } from './real-agent-chat.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

/**
 * A model understands what the rules do not, and goes away in the middle: the state is the core's, so the
 * rules go on from where it was, and it goes on from where they are.
 */
jest.setTimeout(240_000);

/** Monday 2026-11-23, 09:00 in New York. */
const clock = fixedClock('2026-11-23T09:00:00-05:00');

let core: RealBookingCore;
let shop: Stage;
let fake: FakeOpenAi;
let chat: RealChat;
beforeAll(async () => {
  core = await startBookingCore(clock);
});
afterEach(async () => {
  await chat.stop();
  await fake.close();
});
afterAll(() => core.close());

async function open(): Promise<Talk> {
  shop = await createRealStage(core, clock);
  fake = await startFakeOpenAi({ play: understand });
  chat = await startAgentChat(core, clock, fake);
  return talkTo(chat, shop.tenant.slug);
}

/** What a client says that only a model understands, what that makes of it, and the plain words for it. */
interface Step {
  readonly says: string;
  readonly means: readonly object[];
  readonly plainly: string;
  readonly state: string;
}
const steps: readonly Step[] = [
  {
    says: 'my face looks like a crumpled map, blorp',
    means: [
      { do: 'start', intent: 'book' },
      { do: 'set_service', service: 'service_3' },
    ],
    plainly: 'facial',
    state: 'choosing-date',
  },
  {
    says: 'the one after the next sunrise, blorp',
    means: [{ do: 'set_when', when_text: 'tomorrow' }],
    plainly: 'tomorrow',
    state: 'offering-slots',
  },
  {
    says: 'the one my plumber would take, blorp',
    means: [{ do: 'set_when', when_text: '10:30' }],
    plainly: '10:30',
    state: 'collecting-name',
  },
  {
    says: 'put Dana Reed there as on the blorp passport',
    means: [{ do: 'set_name', name: 'Dana Reed' }],
    plainly: 'Dana Reed',
    state: 'collecting-contact',
  },
];
const understand = ({ user }: { user: string }): Answer => {
  const step = steps.find(({ says }) => user.includes(says));
  return step ? act(...step.means) : say('I am sorry, I cannot tell you that.');
};

/** Says it again in plain words where it was not understood, as a person would. */
async function take({ says, plainly, state }: Step, talk: Talk): Promise<void> {
  const answer = await talk.says(says);
  if (answer.state !== state) await talk.says(plainly);
  expect(talk.answers.at(-1)?.state).toBe(state);
}

async function finish(talk: Talk): Promise<void> {
  expect((await talk.says('212 555 0143')).state).toBe('confirming');
  expect((await talk.says('yes')).state).toBe('booked');
  const rows = await shop.rows();
  expect(rows.map(({ start, client }) => [start, client.name, client.phone])).toEqual([
    ['2026-11-24T10:30:00-05:00', 'Dana Reed', '+12125550143'],
  ]);
}

test('a conversation that a model understands', async () => {
  const talk = await open();
  for (const { says, state } of steps) expect((await talk.says(says)).state).toBe(state);
  await finish(talk);
  expect(fake.requests).toHaveLength(steps.length);
  fake.settled();
});

describe('the rules take over and hand back', () => {
  const faults = [{ status: 500 }, { reset: 'mid-stream' }, { truncated: true }] as const;
  test.each(steps.map((_step, index) => index))('at step %s', async (failing) => {
    const talk = await open();
    for (const [index, step] of steps.entries()) {
      fake.play(index === failing ? () => fail(faults[index % faults.length]!) : understand);
      await take(step, talk);
    }
    await finish(talk);
  });

  test('from each step on', async () => {
    for (let from = 0; from < steps.length; from += 1) {
      const talk = await open();
      for (const [index, step] of steps.entries()) {
        if (index === from) fake.play(() => fail({ status: 503 }));
        await take(step, talk);
      }
      await finish(talk);
      if (from < steps.length - 1) {
        await chat.stop();
        await fake.close();
      }
    }
  });
});

test('R9: a restart in mid-conversation loses nothing, beside a model too', async () => {
  const talk = await open();
  for (const step of steps) {
    await chat.stop();
    chat = await startAgentChat(core, clock, fake);
    talk.at(chat);
    expect((await talk.says(step.says)).state).toBe(step.state);
  }
  const last = fake.requests.at(-1)?.body.messages ?? [];
  expect(JSON.stringify(last)).toContain(steps[0]?.says);
  await finish(talk);
});

test('R9: a restart without the model’s key goes on by the rules', async () => {
  const talk = await open();
  const [first, ...others] = steps;
  await take(first!, talk);
  await chat.stop();
  chat = await startAgentChat(core, clock);
  talk.at(chat);
  for (const step of others) await take(step, talk);
  await finish(talk);
  expect(fake.requests).toHaveLength(1);
});

test('R13: the model’s server dies in mid-conversation and comes back, and no client sees it', async () => {
  const talk = await open();
  const port = Number(new URL(fake.url).port);
  const [first, second, third, fourth] = steps as [Step, Step, Step, Step];
  await take(first, talk);
  await fake.close();
  await take(second, talk);
  fake = await startFakeOpenAi({ play: understand, port });
  expect((await talk.says(third.says)).state).toBe(third.state);
  await take(fourth, talk);
  expect(fake.requests).toHaveLength(2);
  await finish(talk);
});
