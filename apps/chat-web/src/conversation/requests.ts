import type { ChatAnswer, ConversationAnswer } from '../contract.ts';
import type { Outgoing } from './conversation.ts';
import { visitor } from './visitor.ts';
import type { Caller, Sent } from './wire.ts';

const timeoutMs = 15_000;
/** Where a limit does not say how long it lasts. */
const limitedMs = 10_000;
const refusals = new Set([400, 404, 413, 415, 422]);

export interface Requests {
  send(caller: Caller, outgoing: Outgoing): Promise<Sent>;
  findHistory(sessionId: string): Promise<ConversationAnswer | 'gone' | 'unreachable'>;
  forget(sessionId: string): Promise<boolean>;
}

function toRetryAfterMs(answer: Response): number | undefined {
  const seconds = Number(answer.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? Math.max(1, seconds) * 1000 : undefined;
}

function toBody(outgoing: Outgoing): Record<string, string> {
  const { messageId, text, choice } = outgoing;
  return { messageId, ...visitor, ...(choice === undefined ? { message: text } : { choice }) };
}

/** The conversation over plain requests: the way in when no line is open. */
export function createRequests(slug: string, doFetch: typeof fetch = fetch): Requests {
  const base = `/api/tenants/${encodeURIComponent(slug)}/chat`;

  async function ask(path: string, init: RequestInit): Promise<Response | undefined> {
    try {
      return await doFetch(base + path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    } catch {
      // No network, or no answer in time: the caller decides when to try again.
      return undefined;
    }
  }

  return {
    async send(caller, outgoing) {
      const body = JSON.stringify({ ...caller, ...toBody(outgoing) });
      const headers = { 'content-type': 'application/json' };
      const answer = await ask('', { method: 'POST', headers, body });
      if (answer?.ok) return { outcome: 'answered', answer: (await answer.json()) as ChatAnswer };
      if (answer?.status === 429) {
        return { outcome: 'limited', retryAfterMs: toRetryAfterMs(answer) ?? limitedMs };
      }
      if (answer?.status === 404 && caller.sessionId !== undefined) return { outcome: 'gone' };
      if (answer && refusals.has(answer.status)) {
        return { outcome: 'refused', status: answer.status };
      }
      const retryAfterMs = answer && toRetryAfterMs(answer);
      return { outcome: 'unreachable', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    },
    async findHistory(sessionId) {
      const answer = await ask(`/${encodeURIComponent(sessionId)}`, {});
      if (answer?.status === 404) return 'gone';
      return answer?.ok ? ((await answer.json()) as ConversationAnswer) : 'unreachable';
    },
    async forget(sessionId) {
      const answer = await ask(`/${encodeURIComponent(sessionId)}`, {
        method: 'DELETE',
        keepalive: true,
      });
      return answer !== undefined && (answer.ok || answer.status === 404);
    },
  };
}
