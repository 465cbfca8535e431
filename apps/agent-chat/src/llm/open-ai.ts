import type OpenAI from 'openai';
import type { RequestInit } from 'undici';
import type { ModelLimits } from './limits.ts';

export interface ModelServer {
  readonly apiKey: string;
  /** Any server that speaks OpenAI's chat completions; OpenAI itself if left out. */
  readonly baseUrl?: string;
  readonly model: string;
}

/**
 * The official client, without retries and without a word to the console. It is loaded with the first
 * turn that needs it: nobody without a key should pay for its 35 MB and its sixth of a second. Its
 * connections close by themselves when they are idle.
 */
export function createOpenAi(server: ModelServer, limits: ModelLimits): () => Promise<OpenAI> {
  let client: Promise<OpenAI> | undefined;
  return () => (client ??= loadOpenAi(server, limits));
}

async function loadOpenAi(
  { apiKey, baseUrl }: ModelServer,
  { connectMs, turnMs }: ModelLimits,
): Promise<OpenAI> {
  const [sdk, undici] = await Promise.all([import('openai'), import('undici')]);
  const dispatcher = new undici.Agent({
    connect: { timeout: connectMs },
    // Watched to the millisecond where the answer is read; these timers are a second coarse.
    headersTimeout: turnMs,
    bodyTimeout: turnMs,
  });
  const send = (url: string, init: RequestInit) => undici.fetch(url, { ...init, dispatcher });
  // The same interface, declared by two versions of undici.
  const fetch = send as unknown as typeof globalThis.fetch;
  return new sdk.OpenAI({
    ...{ apiKey, fetch, maxRetries: 0, timeout: turnMs, logLevel: 'off' },
    // Null, or the SDK would look into the environment, which only main reads.
    ...{ baseURL: baseUrl ?? 'https://api.openai.com/v1', organization: null, project: null },
  });
}
