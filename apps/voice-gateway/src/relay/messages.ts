import { z } from 'zod';

/**
 * What ConversationRelay sends over its WebSocket (twilio.com/docs/voice/conversationrelay/websocket-messages);
 * fields that nobody here looks at are passed over, and so are kinds that are new.
 */
export const relayMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('setup'),
    callSid: z.string(),
    accountSid: z.string(),
    from: z.string().default(''),
    to: z.string().default(''),
  }),
  z.object({
    type: z.literal('prompt'),
    voicePrompt: z.string().max(10_000),
    /** False: the caller is still speaking. */
    last: z.boolean().default(true),
  }),
  z.object({ type: z.literal('interrupt') }),
  z.object({ type: z.literal('dtmf'), digit: z.string().regex(/^[\d*#]$/) }),
  z.object({ type: z.literal('error'), description: z.string().default('') }),
]);

export type RelayMessage = z.infer<typeof relayMessage>;
export type RelaySetup = Extract<RelayMessage, { type: 'setup' }>;

/** What is sent back: words to say, or the end of the session; `handoffData` comes back by the `<Connect action>`. */
export type RelayReply =
  | { readonly type: 'text'; readonly token: string; readonly last: true }
  | { readonly type: 'end'; readonly handoffData: string };

/** Undefined: none that means anything here. */
export function readRelayMessage(text: string): RelayMessage | undefined {
  try {
    return relayMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The step that the call goes on with once the session has ended. */
export const toHandoffData = (step: number): string => JSON.stringify({ step });

/** Undefined: the session has not been ended by us, its socket was lost. */
export function findHandoffStep(handoffData: string): number | undefined {
  try {
    return z.object({ step: z.int().min(0).max(1_000) }).safeParse(JSON.parse(handoffData)).data
      ?.step;
  } catch {
    return undefined;
  }
}
