/** The shapes that the page reads: types only, so that no validator travels to the browser. */
export type {
  Appointment,
  AppointmentCard,
  Card,
  ChatAnswer,
  Choice,
  ClientMessage,
  ContactCard,
  ConversationAnswer,
  DialogueState,
  Hours,
  PublicResource,
  PublicService,
  PublicTenant,
  Reply,
  ServicesCard,
  SocketJoin,
  SocketJoined,
  SocketMessage,
  SocketProblem,
  SocketReplies,
  SocketTyping,
  SummaryCard,
  TimesCard,
} from '@gomomo/contracts';

import type { ClientMessage, Reply } from '@gomomo/contracts';

export type Message = ClientMessage | Reply;
