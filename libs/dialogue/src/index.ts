export {
  commandKinds,
  intents,
  slots,
  topics,
  type Command,
  type CommandKind,
  type DateValue,
  type DayRange,
  type Intent,
  type LocalDate,
  type LocalTime,
  type PartOfDay,
  type ResourceValue,
  type ServiceValue,
  type SetCommand,
  type Slot,
  type SlotValues,
  type Span,
  type TimeValue,
  type Topic,
} from './command.ts';
export type { Effect, EffectKind, LostTime, Proof } from './core/effect.ts';
export type { Fact, FactKind, FreeSlot, SlotReason } from './core/fact.ts';
export { toInstant, toLocal } from './core/local-time.ts';
export { readChoice, type Chosen } from './core/options.ts';
export type { Pending, PendingKind } from './core/pending.ts';
export { chatPolicy, voicePolicy, type ChannelPolicy } from './core/policy.ts';
export type { Option, Prompt, PromptId, PromptParams } from './core/prompt.ts';
export { reduce, type Input, type Outcome } from './core/reduce.ts';
export type { Hold, Offer, OfferedSlot } from './core/offer.ts';
export type { AppointmentFacts, Proposal } from './core/proposal.ts';
export { createState, stateFormat, type DialogueState } from './core/state.ts';
export { stateNameOf, stateNames, type StateName } from './core/state-name.ts';
export {
  findService,
  staffOf,
  type ResourceFacts,
  type ServiceFacts,
  type TenantFacts,
} from './core/tenant-facts.ts';
export { isGrave } from './reading/grave-topics.ts';
export { checkCommands, interpret, type Turn } from './interpreter/interpret.ts';
export { readWhen } from './interpreter/read-when.ts';
export type { InterpretContext } from './interpreter/interpret-context.ts';
export type { Read, Reading, ReadingContext, Visitor } from './interpreter/reading.ts';
export { english, type MessageId, type Messages } from './prompts/messages-en.ts';
export { optionLabel } from './prompts/option-label.ts';
export { renderReply, type RenderedReply } from './prompts/render-reply.ts';
export { renderSpeech, type Speech } from './prompts/render-speech.ts';
export { sayPrompt } from './prompts/say-prompt.ts';
export { spellPhone } from './prompts/spell.ts';
export { createWords, type Language, type Words } from './prompts/words.ts';
export { toContext } from './reading/to-context.ts';
export { createReadTurn, readTurn } from './reading/read-turn.ts';
