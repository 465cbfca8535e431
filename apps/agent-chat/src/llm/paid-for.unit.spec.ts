import { describe, expect, test } from '@jest/globals';
import type { ModelReply } from './ask-model.ts';
import { ModelFailure, type FailureKind } from './failure.ts';
import { paidFor } from './paid-for.ts';

const reply = (tokens: ModelReply['tokens']): ModelReply => ({ text: 'Sorry.', calls: [], tokens });
const request = {
  messages: [{ role: 'user' as const, content: 'x'.repeat(1_000) }],
  ...{ tools: [], mayCall: true },
};
const signal = new AbortController().signal;

/** What an answer, or its failure, costs: reserved, and settled with (undefined: never). */
async function costOf(answer: () => Promise<ModelReply>) {
  let reserved = 0;
  let settled: number | undefined;
  const ask = paidFor(
    { tenantId: 'bloom' },
    {
      ask: answer,
      breaker: (work) => work(),
      budget: {
        reserve: (_tenant, tokens) => {
          reserved = tokens;
          return Promise.resolve({ settle: (used) => Promise.resolve(void (settled = used)) });
        },
      },
      model: 'gpt-4o',
    },
  );
  await ask(request, signal).catch(() => undefined);
  return { reserved, settled };
}

describe('a request is paid for', () => {
  test('with what the server counts, of a bound that was reserved before', async () => {
    const { reserved, settled } = await costOf(async () => reply({ input: 250, output: 20 }));
    expect(reserved).toBeGreaterThan(1_800);
    expect(settled).toBe(270);
  });

  test('with all that was reserved where it does not count', async () => {
    expect(await costOf(async () => reply(undefined))).toMatchObject({ settled: undefined });
  });

  test.each<readonly [FailureKind, number | undefined]>([
    ['connect', 0],
    ['left-alone', 0],
    ['unauthorized', 0],
    ['rate-limited', 0],
    ['server-error', 0],
    ['refused', 0],
    ['timeout', undefined],
    ['reset', undefined],
    ['truncated', undefined],
    ['bad-json', undefined],
    ['cut-off', undefined],
  ])('or not, where it failed: %s', async (kind, settled) => {
    const cost = await costOf(() => Promise.reject(new ModelFailure(kind)));
    expect(cost.settled).toBe(settled);
  });
});
