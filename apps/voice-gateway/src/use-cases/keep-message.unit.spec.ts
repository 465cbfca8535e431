import { expect, test } from '@jest/globals';
import type { Call } from '../domain/call.ts';
import type { CallbackRequest } from '../domain/callback-request.ts';
import type { CallDeps } from './call-deps.ts';
import { createKeepMessage } from './keep-message.ts';

const line = {
  callSid: `CA${'1'.repeat(32)}`,
  from: '+12125550143',
  called: '+17185550134',
  baseUrl: '',
};
const recording = { url: 'https://api.twilio.com/RE1', sid: 'RE1', seconds: 9 };

/** A call whose caller has spoken after the tone; undefined: nothing is known of it any more. */
function stage(known: Partial<Call> | undefined) {
  let call = known as Call | undefined;
  const requests: CallbackRequest[] = [];
  const facts: unknown[] = [];
  const deps = {
    clock: { now: () => 0 },
    calls: {
      find: async () => call,
      begin: async (_callSid: string, begun: Call) => (call ??= begun),
    },
    lines: { take: async () => true },
    businesses: {
      findByNumber: async () => ({ id: 'bloom', language: 'en-US' }),
      get: async () => ({ id: 'bloom', language: 'en-US' }),
    },
    requestCallback: async (request: CallbackRequest) => void requests.push(request),
    conversations: {
      takeTurn: async (_key: string, _speaker: unknown, { turn }: { turn: { fact?: unknown } }) => {
        if (turn.fact !== undefined) facts.push(turn.fact);
        return { replies: [], state: 'greeting' };
      },
    },
  } as unknown as CallDeps;
  return { keep: createKeepMessage(deps), requests, facts };
}

const ours = { tenantId: 'bloom', lostAtStep: -1 };

// "Your message has been recorded and will be passed on", and nobody ever heard it.
test('what was spoken is kept under the caller’s number where whose message it is has been lost', async () => {
  const { keep, requests, facts } = stage({ ...ours, caller: line.from });
  await keep(line, 3, recording);
  expect(requests).toMatchObject([{ callSid: line.callSid, phone: line.from, recording }]);
  expect(facts).toEqual([{ kind: 'messageTaken', heard: true }]);
});

test('what was spoken in a call that has been lost as a whole is kept', async () => {
  const { keep, requests } = stage(undefined);
  await keep(line, 3, recording);
  expect(requests).toMatchObject([{ tenantId: 'bloom', phone: line.from, recording }]);
});

test('what cannot be kept is not said to have been', async () => {
  const { keep, requests, facts } = stage({ ...ours, caller: null });
  await keep(line, 3, recording);
  expect([requests, facts]).toEqual([[], [{ kind: 'messageTaken', heard: false }]]);
});
