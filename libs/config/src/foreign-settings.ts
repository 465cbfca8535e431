import { z } from 'zod';
import { setting } from './setting.ts';
import { amount, httpUrl, list, positiveInteger } from './types.ts';

/** Names of other people's services: the language model, Twilio, Google. */
export const foreignSettings = {
  OPENAI_API_KEY: setting(z.string().exactOptional(), {
    description: 'Without it the deterministic engine answers every turn',
    secret: true,
  }),
  OPENAI_BASE_URL: setting(httpUrl().exactOptional(), {
    description: 'An OpenAI-compatible server of your own',
    example: 'https://llm.example.com/v1',
  }),
  OPENAI_MODEL: setting(z.string().default('gpt-4o'), { description: 'Model of the chat agent' }),
  LLM_DAILY_TOKENS: setting(positiveInteger().default(500_000), {
    description: 'Tokens of the model for each tenant and UTC day; then the rules answer alone',
  }),
  LLM_PRICE_INPUT: setting(amount().exactOptional(), {
    description:
      'What a million tokens to the model cost, in your currency; else no cost is counted',
    example: '2.50',
  }),
  LLM_PRICE_OUTPUT: setting(amount().exactOptional(), {
    description: 'What a million tokens from the model cost',
    example: '10',
  }),
  TWILIO_ACCOUNT_SID: setting(z.string().exactOptional(), { description: 'Twilio account' }),
  TWILIO_AUTH_TOKEN: setting(list().exactOptional(), {
    description: 'Twilio auth token; several while rotating, separated by commas',
    secret: true,
    made: 'word',
    requiredInProduction: true,
  }),
  TWILIO_BASE_URL: setting(httpUrl().exactOptional(), {
    description: 'A stand-in for Twilio',
    testOnly: true,
  }),
  VOICE_DEFAULT_TENANT: setting(z.string().exactOptional(), {
    description: 'Tenant that answers calls to a number of nobody',
    example: 'bloom',
  }),
  VOICE_MODE: setting(z.enum(['gather', 'relay']).default('gather'), {
    description: 'How calls are held: turn by turn, or over the socket of ConversationRelay',
  }),
  GOOGLE_CLIENT_ID: setting(z.string().exactOptional(), { description: 'Google OAuth client' }),
  GOOGLE_CLIENT_SECRET: setting(z.string().exactOptional(), {
    description: 'Google OAuth client secret',
    secret: true,
  }),
  GOOGLE_REDIRECT_URI: setting(
    httpUrl()
      .refine(
        (value) => new URL(value).pathname === '/api/oauth/google/callback',
        'must end in /api/oauth/google/callback',
      )
      .exactOptional(),
    {
      description: 'Where Google sends the owner back; PUBLIC_BASE_URL + this path if missing',
      example: 'https://book.example.com/api/oauth/google/callback',
    },
  ),
  GOOGLE_REQUESTS_PER_SECOND: setting(positiveInteger().default(5), {
    description: 'Calls a second to the calendars of one Google account',
  }),
  GOOGLE_BASE_URL: setting(httpUrl().exactOptional(), {
    description: 'A stand-in for Google',
    testOnly: true,
  }),
};
