import { createAgentChat, createModel, type AgentChatDeps } from '@gomomo/agent-chat';
import { chatAnswer, type ChatAnswer } from '@gomomo/contracts';
import type { FakeOpenAi } from '@gomomo/fakes';
import type { Model } from '@gomomo/front-desk';
import { createNewId, systemClock, type Clock } from '@gomomo/kernel';
import { createLogger } from '@gomomo/telemetry';
import { silentLog, temporaryFolder } from '@gomomo/testing';

import type { RealBookingCore } from './real-booking-core.ts';
import { serve } from './serve.ts';

export interface RealChat {
  readonly url: string;
  stop(): Promise<void>;
}

const unlimited = 1_000_000_000;

type FakeServer = Pick<FakeOpenAi, 'url' | 'key'>;

const toModel = ({ url, key }: FakeServer) => ({
  server: { apiKey: key, baseUrl: url, model: 'gpt-4o' },
  dailyTokens: unlimited,
});

/** agent-chat whole, behind its HTTP door, over a real booking-core, and beside a model's server if given. */
export async function startAgentChat(
  core: RealBookingCore,
  clock: Clock,
  fake?: FakeServer,
  more: Partial<AgentChatDeps> = {},
): Promise<RealChat> {
  const logger = createLogger({ name: 'spec', level: process.env['LOG_LEVEL'] ?? 'silent' });
  const chat = createAgentChat({
    ...{ bookingCore: core.client, state: core.state, clock, logger },
    newId: createNewId(systemClock),
    pageFolder: temporaryFolder('page-'),
    trustProxy: false,
    quotas: { defaultPerMinute: unlimited, chatPerMinute: unlimited },
    maxConversationMessages: 50,
    maxSocketsPerAddress: 50,
    ...(fake ? { model: toModel(fake) } : {}),
    ...more,
  });
  return serve(chat, logger);
}

/** One client's conversation by the REST door. */
export interface Talk {
  readonly answers: ChatAnswer[];
  says(message: string): Promise<ChatAnswer>;
  taps(label: string): Promise<ChatAnswer>;
  /** Goes on at another process: after a restart, or another replica. */
  at(chat: Pick<RealChat, 'url'>): void;
}

let messages = 0;

export function talkTo(chat: Pick<RealChat, 'url'>, tenant: string): Talk {
  const answers: ChatAnswer[] = [];
  let { url } = chat;
  async function send(what: object): Promise<ChatAnswer> {
    const sessionId = answers.at(-1)?.sessionId;
    const response = await fetch(`${url}/api/tenants/${tenant}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messageId: `spec-${(messages += 1)}`, sessionId, ...what }),
    });
    const body: unknown = await response.json();
    if (response.status !== 200) throw new Error(`${response.status} ${JSON.stringify(body)}`);
    const answer = chatAnswer.parse(body);
    answers.push(answer);
    return answer;
  }
  return {
    answers,
    says: (message) => send({ message }),
    taps: (label) => {
      const choices = answers.at(-1)?.replies.flatMap((reply) => reply.choices ?? []) ?? [];
      const found = choices.find((each) => each.label === label);
      if (!found) throw new Error(`nothing called "${label}" was offered`);
      return send({ choice: found.id });
    },
    at: (other) => void ({ url } = other),
  };
}

export const textOf = ({ replies }: ChatAnswer): string =>
  replies.map(({ text }) => text).join('\n');

/** The model alone, for a stage that has no doors. */
export const createModelAt = (core: RealBookingCore, clock: Clock, fake: FakeServer): Model =>
  createModel({
    ...toModel(fake),
    ...{ state: core.state, clock, logger: silentLog },
  });
