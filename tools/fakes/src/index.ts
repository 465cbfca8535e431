export { act, call, calls, cutShort, fail, say, sayNothing } from './chat-completions/replies.ts';
export { createWorst } from './chat-completions/models/worst.ts';
export { echo } from './chat-completions/models/echo.ts';
export { startFakeOpenAi, type FakeOpenAi, type FakeOptions } from './chat-completions/server.ts';
export type { ChatMessage, SeenRequest } from './chat-completions/request.ts';
export type {
  Answer,
  Call,
  Expectation,
  Fault,
  Model,
  Play,
  Reply,
  Step,
} from './chat-completions/step.ts';
