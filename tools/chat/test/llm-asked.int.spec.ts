import { say, startFakeOpenAi, type FakeOpenAi } from '@gomomo/fakes';
import { fixedClock } from '@gomomo/testing';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';

import { startAgentChat, talkTo, type RealChat, type Talk } from './real-agent-chat.ts';
import { startBookingCore, type RealBookingCore } from './real-booking-core.ts';
import { createRealStage } from './real-stage.ts';

/** What the rules leave is what a model is for, and nothing else: counted at the model's own door. */
jest.setTimeout(120_000);

const clock = fixedClock('2026-11-23T09:00:00-05:00');
let core: RealBookingCore;
let fake: FakeOpenAi;
let chat: RealChat;
let talk: Talk;
beforeAll(async () => {
  core = await startBookingCore(clock);
  fake = await startFakeOpenAi({ play: () => say('I am sorry, I cannot tell you that.') });
  chat = await startAgentChat(core, clock, fake);
});
beforeEach(async () => {
  talk = talkTo(chat, (await createRealStage(core, clock)).tenant.slug);
});
afterAll(async () => {
  await chat?.stop();
  await fake?.close();
  await core?.close();
});

const residue: readonly string[] = [
  'could my sister who hates loud music come along in some quiet corner',
  'something nice for my back, it has been killing me since the garden work',
  'the thing Priya does with the stretchy bands, next Tuesday',
  'facial tomorrow at 10, but only if the sun is shining',
  'is there a room with a piano?',
  'I want what they call a lymph drainage, is that you',
  'Wednesday works only when the ferry is on time',
  'do you know whether the bakery next door is any good',
  'massage on Friday, unless my plane lands late',
  'my husband would rather sit in the garden while I am with you',
  'can you do the hot pebbles thing',
  'quisiera una cita para el viernes',
  'ich möchte einen Termin am Freitag',
  'a slot that is not too close to lunch because I eat late, tomorrow',
  'hm the second but with the window open please',
  'blorp fizz',
  'tomorrow at 2 with the lady who laughs a lot',
  'I would like to surprise my mother with something relaxing',
  'my plumber says blue is best',
  'yoga on tuesday but with a parrot',
];

test.each(residue)('a turn with words that nobody has read reaches it: %s', async (text) => {
  const before = fake.requests.length;
  await talk.says(text);
  expect(fake.requests.length).toBe(before + 1);
});

/** Beside a detail, an answer or an errand: what was read there takes nothing from what was not. */
const besides: readonly (readonly [said: string, ...before: string[]])[] = [
  ['212 555 0143 but the blorp one', 'yoga tomorrow at 2pm', 'Dana Reed'],
  ['dana@example.com if the wind blows', 'yoga tomorrow at 2pm', 'Dana Reed'],
  ['Sam Hill, but my dog calls me blorp', 'yoga tomorrow at 2pm'],
  ['yes if the wind blows', 'yoga tomorrow at 2pm'],
  ['is it with the blorp one', 'yoga tomorrow at 2pm', 'Dana Reed, 212 555 0143'],
  ['no, the blorp one', 'yoga tomorrow at 2pm', 'Dana Reed, 212 555 0143'],
  ['move my appointment ABCD-2345 to the blorp day'],
  ['cancel the blorp'],
  ['how much is the blorp'],
];

test.each(besides)('so do words beside what was read: %s', async (said, ...earlier) => {
  for (const text of earlier) await talk.says(text);
  const before = fake.requests.length;
  await talk.says(said);
  expect(fake.requests.length).toBe(before + 1);
  await talk.says('start over');
});

/** Whole conversations, so that a yes, a digit, a name and a number are answered where they are asked for. */
const clean: readonly (readonly string[])[] = [
  ['hello', 'yoga tomorrow at 2pm', 'Dana Reed', '212 555 0143', 'yes', 'thanks', 'no, goodbye'],
  ['book an appointment', 'facial', 'Friday', '10:30', 'maria lopez', 'maria@example.com', 'no'],
  ['what are your prices?', 'where are you?', 'who works there?', 'how long is a facial?'],
  ['when are you open on Saturday?', 'I want to cancel my appointment', 'start over'],
  ['is it safe to get a massage when pregnant', 'this is an emergency, he collapsed'],
  ['massage with Ana on Friday afternoon', '2', 'can I talk to a person?'],
];

test('a turn that was read whole never does', async () => {
  const before = fake.requests.length;
  const { tenant } = await createRealStage(core, clock);
  const states: string[] = [];
  for (const texts of clean) {
    const client = talkTo(chat, tenant.slug);
    for (const text of texts) states.push((await client.says(text)).state);
  }
  expect(clean.flat().length).toBeGreaterThanOrEqual(20);
  expect(states).toEqual(expect.arrayContaining(['confirming', 'booked', 'collecting-contact']));
  expect(fake.requests.length).toBe(before);
});

test('nor does a tap', async () => {
  const before = fake.requests.length;
  await talk.says('book an appointment');
  await talk.taps('Facial');
  expect(fake.requests.length).toBe(before);
});
