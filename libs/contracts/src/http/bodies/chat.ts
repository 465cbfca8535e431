import { z } from 'zod';
import { instant } from '../../scalars/instant.ts';
import { languageTag } from '../../scalars/language-tag.ts';
import { messageId, opaque } from '../../scalars/opaque.ts';
import { paragraph } from '../../scalars/text.ts';
import { timeZone } from '../../scalars/time-zone.ts';
import { appointment } from './appointment.ts';
import { card, choiceId } from './card.ts';

/** The sixteen states of a dialogue, by chat and by phone. */
export const dialogueStates = [
  'greeting',
  'identifying',
  'choosing-service',
  'choosing-resource',
  'choosing-date',
  'choosing-time',
  'offering-slots',
  'collecting-name',
  'collecting-contact',
  'confirming',
  'booked',
  'finding-appointment',
  'rescheduling',
  'confirming-cancel',
  'handing-off',
  'ended',
] as const;

export type DialogueState = (typeof dialogueStates)[number];

export const dialogueState = z.enum(dialogueStates).meta({ id: 'DialogueState' });

export const messageLengthMax = 2_000;

/** Text or the id of something offered, never both. */
export const said = {
  text: { message: paragraph(messageLengthMax).regex(/\S/, 'must not be empty') },
  choice: { choice: choiceId },
};

/** The client's own clock and way of writing dates. */
export const visitorFields = {
  timeZone: timeZone.exactOptional(),
  locale: languageTag.exactOptional(),
};

const conversationFields = {
  sessionId: opaque.exactOptional(),
  manageToken: opaque.exactOptional(),
  messageId,
  ...visitorFields,
};

export const chatInput = z
  .union([
    z.strictObject({ ...conversationFields, ...said.text }),
    z.strictObject({ ...conversationFields, ...said.choice }),
  ])
  .meta({ id: 'ChatInput' });

/** Rises by one per message of a conversation, whoever wrote it. */
export const sequence = z.int().min(1);

export const reply = z
  .strictObject({
    seq: sequence,
    id: z.string(),
    role: z.literal('assistant'),
    text: z.string(),
    at: instant,
    choices: z
      .array(z.strictObject({ id: choiceId, label: z.string() }))
      .exactOptional()
      .meta({ description: 'ordered: what moves the booking on comes first' }),
    card: card.exactOptional(),
    appointment: appointment
      .exactOptional()
      .meta({ description: 'in the reply that says that it is booked' }),
    replaces: z.string().exactOptional().meta({ description: 'id of the reply it replaces' }),
  })
  .meta({ id: 'Reply' });

export const clientMessage = z
  .strictObject({
    seq: sequence,
    id: messageId.meta({ description: 'the messageId it was sent with' }),
    role: z.literal('user'),
    text: z.string().meta({ description: 'what was written, or the label of what was chosen' }),
    at: instant,
  })
  .meta({ id: 'ClientMessage' });

export const chatAnswer = z
  .strictObject({ sessionId: z.string(), replies: z.array(reply), state: dialogueState })
  .meta({ id: 'ChatAnswer' });

export const conversation = z
  .strictObject({
    sessionId: z.string(),
    state: dialogueState,
    lastSeq: z.int().min(0),
    messages: z.array(z.discriminatedUnion('role', [reply, clientMessage])),
  })
  .meta({ id: 'Conversation' });

export type ConversationAnswer = z.output<typeof conversation>;
export type ChatInput = z.output<typeof chatInput>;
export type ChatAnswer = z.output<typeof chatAnswer>;
export type Reply = z.output<typeof reply>;
export type Choice = NonNullable<Reply['choices']>[number];
export type ClientMessage = z.output<typeof clientMessage>;
