import { AppError } from '@gomomo/kernel';
import { bloom, silentLog } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { findTwimlFaults } from '@gomomo/fakes';
import type { Business } from '../domain/business.ts';
import type { AnswerCall } from '../use-cases/answer-call.ts';
import { createExcuse } from '../use-cases/excuse.ts';
import { createVoiceWebhooks } from './voice-webhooks.ts';

const business: Business = {
  id: bloom.id,
  slug: bloom.slug,
  name: bloom.name,
  language: 'en-GB',
  hours: bloom.hours,
  timeZone: bloom.timeZone,
  spelledPhone: '7 1 8, 5 5 5, 0 1 3 4',
};
const away = () =>
  Promise.reject(new AppError('dependency-unavailable', 'away', { retryable: true }));

/** The webhooks while everything behind them is away; `known`: what was known of the business. */
function whileAway(
  known: Business | undefined,
  accountSid?: string,
  answerCall: AnswerCall = away,
) {
  const businesses = {
    findByNumber: away,
    get: away,
    recall: () => known,
    forget: () => undefined,
  };
  const webhooks = createVoiceWebhooks({
    answerCall,
    hearCaller: away,
    leaveRelay: away,
    leavePerson: away,
    keepMessage: away,
    endCall: away,
    excuse: createExcuse({ businesses }),
    accountSid,
    logger: silentLog as never,
  });
  return async (path: string, query: object = {}, fields: object = {}): Promise<string> => {
    const call = { CallSid: `CA${'1'.repeat(32)}`, AccountSid: 'AC1', To: '+17185550134' };
    const form = { body: '', fields: { ...call, ...fields } };
    const request = { query } as unknown as Request;
    const webhook = webhooks[`/twilio/voice/${path}`];
    const xml = await (webhook?.(form, request, 'https://x.example') ?? Promise.reject(path));
    expect(findTwimlFaults(xml)).toEqual([]);
    return xml;
  };
}

describe('while what a call needs is away', () => {
  const hook = whileAway(business);

  test.each([
    [{}, '2', 1],
    [{ again: '1' }, '4', 2],
  ])('a call, tried %j, is held and tried again', async (query, seconds, again) => {
    const heard = await hook('incoming', query);
    expect(heard).toMatch(new RegExp(`One moment.*<Pause length="${seconds}"/>.*<Redirect`));
    expect(heard).toContain(`/twilio/voice/incoming?again=${again}<`);
  });

  test('whoever cannot be taken is told so, and the number of the business where it is known', async () => {
    const again = { again: '2' };
    expect(await hook('incoming', again)).toMatch(
      /cannot help you right now.*7 1 8, 5 5 5.*<Hangup\/>/,
    );
    expect(await whileAway(undefined)('incoming', again)).toMatch(
      /try again in a few minutes.*<Hangup\/>/,
    );
  });

  test('a turn is asked for once more at the same step, then the call ends with the number', async () => {
    const again = await hook('turn', { step: '4' });
    expect(again).toMatch(/say that once more/);
    expect(again).toContain('turn?step=4&amp;again=1');
    const end = await hook('turn', { step: '4', again: '1' });
    expect(end).toMatch(/7 1 8, 5 5 5.*<Hangup\/>/);
  });

  test('a call that comes back from a person, and one that Twilio gave up on, hear a way on', async () => {
    expect(await hook('dial', { step: '5' })).toContain('turn?step=5');
    expect(await hook('fallback')).toMatch(/7 1 8, 5 5 5.*<Hangup\/>/);
  });
});

describe('the fallback, for a webhook whose gateway was lost', () => {
  const fallback = (path: string, answerCall?: AnswerCall): Promise<string> => {
    const ErrorUrl = `https://x.example/twilio/voice/${path}`;
    return whileAway(business, undefined, answerCall)('fallback', {}, { ErrorUrl });
  };

  test.each(['turn?step=4', 'dial?step=4', 'recording?step=4'])('%s: asks again', async (path) => {
    const heard = await fallback(path);
    expect(heard).toMatch(/say that once more/);
    expect(heard).toContain('turn?step=4&amp;again=1');
  });

  test('of a call that has just come in takes the call', async () => {
    const greets: AnswerCall = async () => ({ kind: 'ends', language: 'en-GB', text: 'Hello.' });
    expect(await fallback('incoming', greets)).toContain('Hello.');
    expect(await fallback('incoming')).toContain('/twilio/voice/incoming?again=1');
    expect(await fallback('incoming?again=2')).toMatch(/cannot help you.*<Hangup\/>/);
  });

  test.each(['turn?step=4&again=1', 'turn?relay=1', 'elsewhere'])(
    '%s: ends with a way on',
    async (path) => {
      expect(await fallback(path)).toMatch(/cannot help you.*<Hangup\/>/);
    },
  );
});

test.each([
  ['of another account', 'AC2', {}],
  ['without an id', undefined, { CallSid: '' }],
  ['with an id that is none', undefined, { CallSid: 'CA1}{' }],
])('a call %s is told that nobody is there', async (_what, accountSid, fields) => {
  const hook = whileAway(business, accountSid);
  for (const path of ['incoming', 'turn', 'dial', 'fallback']) {
    expect(await hook(path, {}, fields)).toMatch(/nobody can be reached.*<Hangup\/>/);
  }
});
