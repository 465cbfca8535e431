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
export { startFakeGoogle, type FakeGoogle } from './google/server.ts';
export type { FakeGoogleOptions, Seen as SeenByGoogle } from './google/house.ts';
export {
  readFault as readGoogleFault,
  type Fault as GoogleFault,
  type FaultRule as GoogleFaultRule,
  type Kind as GoogleKind,
} from './google/fault.ts';
export { findTwimlFaults } from './twiml/check-twiml.ts';
export { parseXml, type Element } from './twiml/parse-xml.ts';
export { startFakeTwilio, type FakeTwilio } from './twilio/server.ts';
export type { FakeTwilioOptions } from './twilio/house.ts';
export { readFault, type Fault as TwilioFault, type FaultRule } from './twilio/fault.ts';
export type { Message } from './twilio/message.ts';
export { postWebhook, signWebhook, type Fields } from './twilio/sign.ts';
