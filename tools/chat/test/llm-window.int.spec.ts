import { act, call, calls, say, startFakeOpenAi } from '@gomomo/fakes';
import type { Answer, FakeOpenAi, SeenRequest } from '@gomomo/fakes';
import { fixedClock } from '@gomomo/testing';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { startAgentChat, talkTo, type RealChat } from './real-agent-chat.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

jest.setTimeout(240_000);

const clock = fixedClock('2026-11-23T09:00:00-05:00');
const messagesMax = 10;
let core: RealBookingCore;
let fake: FakeOpenAi;
let chat: RealChat;
let slug: string;
beforeAll(async () => {
  core = await startBookingCore(clock);
  fake = await startFakeOpenAi({ play: () => say('Hello.') });
  chat = await startAgentChat(core, clock, fake, { maxConversationMessages: messagesMax });
  slug = (await createRealStage(core, clock)).tenant.slug;
});
afterAll(async () => {
  await chat?.stop();
  await fake?.close();
  await core?.close();
});

const texts = fc.constantFrom(
  ...['the moon said so', 'hello', 'facial tomorrow with a parrot', 'bzzz frrr', 'start over'],
  ...['what are your prices?', 'the stretchy bands next Tuesday', '212 555 0143', 'Dana Reed'],
);
const rounds = fc.array(
  fc.constantFrom<Answer>(
    call('search_times', { service: 'service_3', staff: null, when_text: 'tomorrow' }),
    call('look_up'),
    calls({ name: 'look_up', arguments: {} }, { name: 'look_up', arguments: {} }),
    call('nothing_of_ours', {}),
    call('act', '{"commands":'),
    act({ do: 'set_service', service: 'service_99' }),
    act({ do: 'set_service', service: 'service_1' }),
    say('I am sorry, I cannot tell you that.'),
    say(''),
  ),
  { maxLength: 7 },
);
const turn = fc.record({ text: texts, rounds });

/** Roles of one request: rules first, then whole turns, then this turn with its tools. */
const shape = /^system( user| assistant)* user( assistant( tool)+)*$/;

/**
 * A history that was trimmed between a call and its answer was refused by the model's server with
 * every further turn of that conversation. The server here refuses the same, as the real one does.
 */
test('R3: however long a conversation grows, what is sent is whole turns, and never an orphan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 4, maxLength: 14 }), async (turns) => {
      const talk = talkTo(chat, slug);
      const begun = fake.requests.length;
      for (const { text, rounds: answers } of turns) {
        const left = [...answers];
        fake.play(() => left.shift() ?? say('I am sorry, I cannot tell you that.'));
        await talk.says(text);
      }
      expect(fake.refused).toEqual([]);
      for (const request of fake.requests.slice(begun)) {
        const roles = request.body.messages.map(({ role }) => role).join(' ');
        expect(roles).toMatch(shape);
        expect(pastOf(request)).toBeLessThanOrEqual(messagesMax + 1);
        expect(turns.map(({ text }) => text)).toContain(request.user);
      }
    }),
    { numRuns: 25 },
  );
});

/** Messages of earlier turns. */
function pastOf({ body }: SeenRequest): number {
  const spoken = body.messages.filter(({ role }) => role === 'user' || role === 'assistant');
  const now = body.messages.findLastIndex(({ role }) => role === 'user');
  return (
    spoken.length - body.messages.slice(now).filter(({ role }) => role === 'assistant').length - 1
  );
}

test('R3: what has left the window is still known by what it came to', async () => {
  const talk = talkTo(chat, slug);
  await talk.says('facial tomorrow at 10');
  fake.play(() => say('I am sorry, I cannot tell you that.'));
  for (let turn = 0; turn < 12; turn += 1) await talk.says('the moon said blorp');
  const last = fake.requests.at(-1)!;
  expect(JSON.stringify(last.body.messages)).not.toContain('facial tomorrow at 10');
  expect(JSON.stringify(last.body.messages)).toMatch(/Facial/);
  expect(JSON.stringify(last.body.messages)).toMatch(/2026-11-24|November 24/);
  await talk.says('start over');
});

/** Five rounds of tools, then one in which it has to answer in words, whatever it would rather do. */
test('a model that never ends is ended', async () => {
  const talk = talkTo(chat, slug);
  const begun = fake.requests.length;
  fake.play(() => call('look_up'));
  await talk.says('the moon said so');
  const asked = fake.requests.slice(begun);
  expect(asked.map(({ body }) => body.tool_choice)).toEqual([
    ...Array.from({ length: 5 }, () => 'auto'),
    'none',
  ]);
  expect(fake.refused).toEqual([]);
});
