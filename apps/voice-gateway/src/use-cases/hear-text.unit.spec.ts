import type { ConversationTurn } from '@gomomo/conversations';
import { expect, test } from '@jest/globals';
import { createHearText, type HearTextDeps } from './hear-text.ts';

/** A conversation that answers each message with its own words, `points` an hour. */
function stage(points: number) {
  const turns: ConversationTurn[] = [];
  let left = points;
  const deps = {
    businesses: { findByNumber: async () => ({ id: 'bloom' }) },
    optOuts: { has: async () => false, remove: async () => false },
    limits: { consume: async () => ({ allowed: (left -= 1) >= 0 }) },
    conversations: {
      find: async () => ({ turns }),
      takeTurn: async (_key: string, _speaker: unknown, { messageId }: { messageId: string }) => {
        turns.push({ messageId, replies: [], state: 'greeting' });
        return { replies: [{ text: `answer to ${messageId}` }] };
      },
    },
  } as unknown as HearTextDeps;
  const hear = createHearText(deps);
  return (messageSid: string) =>
    hear({ messageSid, from: '+12125550143', to: '+17185550134', body: 'hello' });
}

// Twilio sends a webhook again whose answer it has lost: the twentieth of an hour was then answered by nothing.
test('a message that comes again is answered alike, also where the hour has no answers left', async () => {
  const hear = stage(2);
  const answers = [await hear('SM1'), await hear('SM2')];
  expect(answers).toEqual(['answer to SM1', 'answer to SM2']);
  expect(await hear('SM2')).toBe('answer to SM2');
  expect(await hear('SM3')).toBeUndefined();
});
