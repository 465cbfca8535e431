import { chatAnswer, openForm, problem, type ChatAnswer } from '@gomomo/contracts';
import type { NewId } from '@gomomo/kernel';

export type Said = { readonly message: string } | { readonly choice: string };

export type Heard =
  | ({ readonly kind: 'answer' } & ChatAnswer)
  | { readonly kind: 'problem'; readonly message: string };

/** Answers may grow fields that this tool does not know. */
const readableAnswer = openForm(chatAnswer);
const readableProblem = openForm(problem);

/** The REST door of agent-chat; one conversation. Never throws: what goes wrong is a sentence. */
export function createChatClient(options: {
  readonly baseUrl: string;
  readonly tenant: string;
  readonly newId: NewId;
}): { send(said: Said): Promise<Heard> } {
  const url = `${options.baseUrl}/api/tenants/${encodeURIComponent(options.tenant)}/chat`;
  let sessionId: string | undefined;
  return {
    send: async (said) => {
      const body = { ...said, messageId: options.newId(), ...(sessionId ? { sessionId } : {}) };
      const heard = await post(url, body);
      if (heard.kind === 'answer') ({ sessionId } = heard);
      return heard;
    },
  };
}

/** How long one answer may take. */
const timeoutMs = 30_000;

async function post(url: string, body: unknown): Promise<Heard> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return toHeard(response.status, await response.json());
  } catch (error) {
    return { kind: 'problem', message: tellSilence(url, error) };
  }
}

function tellSilence(url: string, error: unknown): string {
  const isRefused = (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
  const reason = error instanceof Error ? error.message : String(error);
  return isRefused
    ? `Nothing answers at ${new URL(url).origin}. Start the product (npm start), or give --base-url.`
    : `No answer from ${url}: ${reason}`;
}

function toHeard(status: number, json: unknown): Heard {
  const answer = readableAnswer.safeParse(json);
  if (answer.success) return { kind: 'answer', ...answer.data };
  const refusal = readableProblem.safeParse(json);
  const detail = refusal.success ? `${refusal.data.code}: ${refusal.data.detail}` : 'no answer';
  return { kind: 'problem', message: `Refused (${status}). ${detail}` };
}
