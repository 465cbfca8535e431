import { describe, expect, test } from '@jest/globals';

import type { FrontDeskTurn, Session } from '../src/index.ts';
import { createFakeStage } from './fake/fake-stage.ts';
import type { Channel } from './questions.ts';

/** Ways to each question, and what is said there four times over. */
const places: Readonly<Record<string, readonly string[]>> = {
  beginning: [],
  service: ['book an appointment'],
  'one of two services': ['a massage on friday'],
  day: ['yoga'],
  time: ['yoga tomorrow'],
  'another time': ['yoga tomorrow at 9:30'],
  'name and contact': ['yoga tomorrow at 2pm'],
  contact: ['yoga tomorrow at 2pm', 'Dana Reed'],
  summary: ['yoga tomorrow at 2pm', 'Dana Reed', '212 555 0143'],
  change: ['yoga tomorrow at 2pm', 'Dana Reed', '212 555 0143', 'no'],
  booked: ['yoga tomorrow at 2pm', 'Dana Reed', '212 555 0143', 'yes'],
  reference: ['cancel my appointment'],
  'no reference': ['cancel my appointment', "i don't have it"],
  proof: ['cancel 7QK4-MD2X'],
  person: ['can i talk to a person'],
  ended: ['bye'],
};

const answers = [
  'blarg fnord',
  'do you validate parking tickets?',
  'hmm well you know',
  'can i talk to a person',
  "i don't know",
  '12345',
];

const channels: readonly Channel[] = ['chat', 'voice'];

async function play(channel: Channel, texts: readonly string[]): Promise<string[][]> {
  const stage = createFakeStage();
  let session: Session | undefined;
  const told: string[][] = [];
  for (const text of texts) {
    const turn: FrontDeskTurn = { kind: 'text', text };
    const answer = await stage.frontDesk.converse({
      ...(session ? { session } : {}),
      tenant: 'bloom',
      turn,
      channel,
      actor: { kind: 'client', channel: 'web', address: '203.0.113.7' },
      actions: { transfer: () => Promise.resolve(), sendLink: () => Promise.resolve() },
    });
    session = JSON.parse(JSON.stringify(answer.session)) as Session;
    told.push(answer.replies.map((reply) => reply.text));
  }
  return told;
}

const cases = channels.flatMap((channel) =>
  Object.keys(places).flatMap((place) => answers.map((said) => [channel, place, said] as const)),
);

describe('no sentence is said three times running', () => {
  test.each(cases)('%s, at %s: "%s" four times', async (channel, place, said) => {
    const told = await play(channel, [...(places[place] ?? []), said, said, said, said]);
    for (const [index, turn] of told.entries()) {
      const [last = [], before = []] = [told[index - 1], told[index - 2]];
      const third = turn.filter((text) => last.includes(text) && before.includes(text));
      expect(third).toEqual([]);
    }
  });
});

test('asked to say it again, the same words come again', async () => {
  const again = 'can you repeat that';
  const told = await play('chat', ['book an appointment', again, again, again]);
  expect(told.slice(1)).toEqual([
    ['Which service would you like?'],
    ['Which service would you like?'],
    ['Which service would you like?'],
  ]);
});
