export {
  actorKinds,
  channels,
  findActor,
  formatActor,
  type Actor,
  type ActorKind,
  type Channel,
} from './http/bodies/actor.ts';
export {
  appointment,
  appointmentInput,
  appointmentList,
  appointmentStatuses,
  reasonCodes,
  syncStates,
  type Appointment,
  type AppointmentInput,
  type AppointmentStatus,
  type CancelInput,
  type ReasonCode,
  type RescheduleInput,
  type SyncState,
  type TransitionInput,
} from './http/bodies/appointment.ts';
export {
  availability,
  availabilityDaysMax,
  explanation,
  slot,
  slotsMax,
  type Availability,
  type Explanation,
  type Slot,
} from './http/bodies/availability.ts';
export {
  callback,
  callbackReasons,
  callbackStatuses,
  type Callback,
  type CallbackReason,
  type CallbackStatus,
} from './http/bodies/callback.ts';
export {
  calendarAuthorization,
  calendarChoices,
  calendarConnection,
  calendarStates,
  type CalendarChoices,
  type CalendarConnection,
  type CalendarPatch,
  type CalendarState,
} from './http/bodies/calendar.ts';
export {
  card,
  type AppointmentCard,
  type Card,
  type ContactCard,
  type ServicesCard,
  type SummaryCard,
  type TimesCard,
} from './http/bodies/card.ts';
export {
  socketJoin,
  socketJoined,
  socketMessage,
  socketProblem,
  socketReplies,
  socketTyping,
  type SocketJoin,
  type SocketJoined,
  type SocketMessage,
  type SocketProblem,
  type SocketReplies,
  type SocketTyping,
} from './http/bodies/chat-socket.ts';
export {
  chatAnswer,
  chatInput,
  clientMessage,
  conversation,
  dialogueStates,
  messageLengthMax,
  reply,
  type ChatAnswer,
  type ChatInput,
  type Choice,
  type ClientMessage,
  type ConversationAnswer,
  type DialogueState,
  type Reply,
} from './http/bodies/chat.ts';
export { client, type Client } from './http/bodies/client.ts';
export { health, liveness, type Health, type HealthCheck } from './http/bodies/health.ts';
export { historyEntry, type HistoryEntry } from './http/bodies/history.ts';
export { hold, type Hold, type HoldInput } from './http/bodies/hold.ts';
export { hoursInput } from './http/bodies/hours-input.ts';
export { hours, type Hours } from './http/bodies/hours.ts';
export {
  createdKey,
  key,
  phoneNumberOwner,
  verifiedKey,
  type CreatedKey,
  type Key,
  type PhoneNumberOwner,
  type VerifiedKey,
} from './http/bodies/key.ts';
export {
  defaultPolicy,
  policy,
  policyInput,
  toPolicy,
  type Policy,
  type PolicyInput,
} from './http/bodies/policy.ts';
export { profile, publicProfile, type Profile, type PublicProfile } from './http/bodies/profile.ts';
export {
  block,
  publicResource,
  resource,
  resourceInput,
  type Block,
  type PublicResource,
  type Resource,
  type ResourceInput,
} from './http/bodies/resource.ts';
export {
  publicService,
  service,
  serviceInput,
  type PublicService,
  type Service,
  type ServiceInput,
} from './http/bodies/service.ts';
export {
  createdTenant,
  publicTenant,
  tenant,
  tenantInput,
  tenantPatch,
  tenantSummary,
  type PublicTenant,
  type Tenant,
  type TenantInput,
  type TenantPatch,
  type TenantSummary,
} from './http/bodies/tenant.ts';
export { toPublicTenant } from './http/bodies/to-public-tenant.ts';
export {
  workbookStates,
  workbookStatus,
  type ExportQuery,
  type WorkbookStatus,
} from './http/bodies/workbook.ts';
export {
  claimReasons,
  isProblemCode,
  problemCodes,
  problemStatus,
  problemTitle,
  ruleReasons,
  slotReasons,
  type ProblemCode,
  type SlotReason,
} from './http/problem-codes.ts';
export {
  problem,
  problemMediaType,
  problemType,
  type Problem,
  type ValidationFault,
} from './http/problem.ts';
export { needsKey, refusalsOf } from './http/refusals.ts';
export {
  defineRoutes,
  parameterNames,
  type Access,
  type AnswerOf,
  type BodyInputOf,
  type BodyOf,
  type HeadersOf,
  type OperationIdOf,
  type ParamsOf,
  type QueryInputOf,
  type QueryOf,
  type RouteOf,
  type RouteSpec,
} from './http/route.ts';
export { agentChatRoutes, hostedPageRoutes } from './http/routes/agent-chat.ts';
export { bookingCoreRoutes, bookingWrites } from './http/routes/booking-core.ts';
export { calendarSyncRoutes, oauthRoutes } from './http/routes/calendar-sync.ts';
export { excelSyncRoutes, workbookMediaType } from './http/routes/excel-sync.ts';
export { platformRoutes } from './http/routes/platform.ts';
export { mirrorRoutes, type MirrorRoutes } from './http/routes/mirror.ts';
export {
  driftKinds,
  type DriftKind,
  type MirrorDeadLetter,
  type MirrorDrift,
  type RedriveInput,
  type Redriven,
} from './http/bodies/mirror.ts';
export { handoffRoutes, twilioRoutes, voiceGatewayRoutes } from './http/routes/voice-gateway.ts';
export { mediaTypeOf, textAnswer } from './http/text-answer.ts';
export { toValidationFaults } from './http/validation-faults.ts';
export { normaliseEmail } from './scalars/email.ts';
export { findEpochMs, instant, toEpochMs } from './scalars/instant.ts';
export { findCountryOf, isLanguageTag, languageTag } from './scalars/language-tag.ts';
export { isCalendarDate, localDate, toMinuteOfDay } from './scalars/local-time.ts';
export { idempotencyKey, messageId } from './scalars/opaque.ts';
export { e164, isE164, phoneInput, withoutSeparators } from './scalars/phone.ts';
export { claimMinutesMax } from './scalars/quantity.ts';
export {
  formatReference,
  normaliseReference,
  referenceAlphabet,
  toReference,
} from './scalars/reference.ts';
export { demoTenantSlug, reservedSlugs, slug } from './scalars/slug.ts';
export { isTimeZone, timeZone } from './scalars/time-zone.ts';
export { isUuid, uuid } from './scalars/uuid.ts';
export { openForm } from './json-schema/open-form.ts';
export { toOpenApi, type OpenApiInfo } from './openapi/to-open-api.ts';
export type { JsonSchema } from './json-schema/renderer.ts';
export { applyIfNewer, type Verdict } from './events/apply-if-newer.ts';
export { renderAsyncApi } from './events/async-api.ts';
export {
  type AppointmentEventData,
  type AppointmentState,
  type EventAppointment,
  type HoldEventData,
  type Pii,
} from './events/booking-events.ts';
export { findBreakingChanges } from './events/compatibility.ts';
export {
  eventHeaders,
  toEventHeaders,
  type EventHeaders,
  type EventIdentity,
} from './events/event-headers.ts';
export { toUtcInstant } from './events/event-scalars.ts';
export { renderDataSchema, renderHeaderSchema } from './events/event-schemas.ts';
export {
  dataSchemaOf,
  eventSpecs,
  eventTypes,
  getEventSpec,
  isEventType,
  type EventDataOf,
  type EventSpec,
  type EventType,
} from './events/event-specs.ts';
export {
  mirrors,
  type FrontDeskData,
  type Mirror,
  type MirrorStatus,
} from './events/other-events.ts';
export {
  readEvent,
  type IncomingRecord,
  type EventReading,
  type ReceivedEvent,
} from './events/read-event.ts';
export {
  deadLetterTopic,
  kafkaTopics,
  topicNames,
  topics,
  type KafkaTopic,
  type TopicName,
  type TopicSpec,
} from './events/topics.ts';
export { contractsVersion, findPublishedBreaks, renderPublished } from './published.ts';
