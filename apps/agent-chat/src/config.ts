import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What agent-chat reads by itself; it does not run without the required. */
export const agentChatSettings = productSettings
  .pick({
    PUBLIC_BASE_URL: true,
    TRUST_PROXY: true,
    CORS_ORIGINS: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_CHAT: true,
    MAX_CONVERSATION_MESSAGES: true,
    MAX_SOCKETS_PER_ADDRESS: true,
    OPENAI_API_KEY: true,
    OPENAI_BASE_URL: true,
    OPENAI_MODEL: true,
    LLM_DAILY_TOKENS: true,
    LLM_PRICE_INPUT: true,
    LLM_PRICE_OUTPUT: true,
    SEED_DEMO: true,
  })
  .required({ BOOKING_CORE_URL: true, SERVICE_API_KEY: true });

export type AgentChatSettings = z.infer<typeof agentChatSettings>;
