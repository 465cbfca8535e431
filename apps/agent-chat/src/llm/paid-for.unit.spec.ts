import { describe, expect, test } from '@jest/globals';
import type { ModelReply } from './ask-model.ts';
import { ModelFailure, type FailureKind } from './failure.ts';
import { llmMetrics } from '../metrics.ts';
import { paidFor, type Means } from './paid-for.ts';

const reply = (tokens: ModelReply['tokens']): ModelReply => ({ text: 'Sorry.', calls: [], tokens });
const request = {
  messages: [{ role: 'user' as const, content: 'x'.repeat(1_000) }],
  ...{ tools: [], mayCall: true },
};
const signal = new AbortController().signal;

/** What a counter of a model and a direction stands at; undefined: there is no such series. */
async function costsOf(model: string) {
  const { values } = await llmMetrics.cost.get();
  const of = (direction: string) =>
    values.find(({ labels }) => labels.model === model && labels.direction === direction)?.value;
  return { in: of('in'), out: of('out') };
}

/** What an answer, or its failure, costs: reserved, and settled with (undefined: never). */
async function costOf(answer: () => Promise<ModelReply>, more: Partial<Means> = {}) {
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
      ...more,
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

describe('what is paid is counted in money', () => {
  const answer = async () => reply({ input: 2_000_000, output: 500_000 });

  test('by the price of a million tokens in and out', async () => {
    const model = 'priced';
    for (let ask = 0; ask < 2; ask += 1)
      await costOf(answer, { model, prices: { in: 2.5, out: 10 } });
    expect(await costsOf(model)).toEqual({ in: 10, out: 10 });
  });

  test.each([
    ['no price', undefined, { in: undefined, out: undefined }],
    ['a price of one direction', { in: 1 }, { in: 2, out: undefined }],
    ['a server that is free', { in: 0, out: 0 }, { in: 0, out: 0 }],
  ] as const)('with %s', async (model, prices, costs) => {
    await costOf(answer, { model, prices });
    expect(await costsOf(model)).toEqual(costs);
  });

  test('not at all where nothing was counted', async () => {
    await costOf(async () => reply(undefined), { model: 'mute', prices: { in: 1, out: 1 } });
    expect(await costsOf('mute')).toEqual({ in: undefined, out: undefined });
  });
});
