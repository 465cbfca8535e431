export type { Adopt } from './adopt.ts';
export {
  findConversationKey,
  getConversationKey,
  newSessionId,
  sessionCookie,
} from './chat-session.ts';
export { createBookingNews, type BookingNewsDeps } from './booking-news.ts';
export {
  repliesAfter,
  stateOf,
  toMessages,
  type Conversation,
  type ConversationTurn,
  type Message,
} from './conversation.ts';
export { type LinkedThing } from './conversation-store.ts';
export {
  createConversations,
  type Conversations,
  type ConversationsOptions,
} from './conversations.ts';
export type { HearNews, News } from './hear-news.ts';
export type { Speaker, Told } from './deps.ts';
export { noConversation, type TakeTurn, type Taken } from './take-turn.ts';
