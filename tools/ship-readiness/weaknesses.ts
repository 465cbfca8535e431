import { by, type Claim } from './claims.ts';

/** What an earlier version of the product, a single process, got wrong; each must be provably gone. */
export const weaknesses: readonly Claim[] = [
  {
    ...{ id: 'R1', what: 'bodies not validated', here: 'zod at every door; fuzzed' },
    holds: [
      by('apps/booking-core/test/door-fuzz.int.spec.ts'),
      by('apps/booking-core/test/door-routes.int.spec.ts', 'R1:'),
      by('libs/http/src/router.unit.spec.ts', 'R1:'),
    ],
  },
  {
    ...{ id: 'R2', what: 'errors told apart by the name of their class' },
    here: 'typed errors with codes, their status in one table',
    holds: [
      by('apps/booking-core/test/door-routes.int.spec.ts', 'R2:'),
      by('libs/http/src/router.unit.spec.ts', 'R2:'),
      by('tools/fences/house-rules.unit.spec.ts', 'every error has a code that is published'),
    ],
  },
  {
    ...{ id: 'R3', what: 'a conversation grows without bound' },
    here: 'a window of whole turns, a summary in front',
    holds: [
      by('libs/conversations/src/conversation.unit.spec.ts', 'the window of what is kept'),
      by('apps/agent-chat/src/llm/window.unit.spec.ts'),
      by('apps/agent-chat/test/chat.int.spec.ts', 'keeps fifty messages'),
      by('tools/chat/test/llm-window.int.spec.ts', 'R3:'),
    ],
  },
  {
    ...{ id: 'R4', what: 'OAuth tokens in plain text' },
    here: 'AES-256-GCM, a ring of keys, bound to tenant, account and column',
    holds: [
      by('apps/calendar-sync/src/domain/seal.unit.spec.ts'),
      by('apps/calendar-sync/test/tokens.int.spec.ts', 'sealed tokens'),
    ],
  },
  {
    ...{ id: 'R5', what: 'no rate limits', here: 'limits in Redis, shared by all replicas' },
    holds: [
      by('apps/booking-core/test/door-limits.int.spec.ts', 'R5:'),
      by('apps/booking-core/test/door-wrong-proofs.int.spec.ts', 'R5:'),
      by('libs/shared-state/src/take-ahead.unit.spec.ts', 'points taken in advance'),
      by('apps/agent-chat/test/chat.int.spec.ts', 'a caller who writes too much is told to wait'),
    ],
  },
  {
    ...{ id: 'R6', what: 'a failed write to Google is forgotten' },
    here: 'work table, retries, dead letters, reconciliation, status at the appointment',
    holds: [
      by('libs/mirror/test/mirror.int.spec.ts'),
      by('libs/mirror/test/reconcile.int.spec.ts'),
      by('libs/mirror/test/doors.int.spec.ts'),
      by('apps/calendar-sync/test/apply.int.spec.ts'),
      by('apps/calendar-sync/test/torture.int.spec.ts'),
      by('apps/booking-core/test/sync.int.spec.ts'),
    ],
  },
  {
    ...{ id: 'R7', what: '“tomorrow” in the zone of the server' },
    here: 'the zone of the business, tested around midnight and changes of the clocks',
    holds: [
      by('libs/dialogue/src/interpreter/today.unit.spec.ts', 'R7:'),
      by('libs/front-desk/test/calls-around-midnight.unit.spec.ts', 'R7:'),
    ],
  },
  {
    ...{
      id: 'R8',
      what: 'Excel times in the zone of the server',
      here: 'the zone of the business',
    },
    holds: [
      by('apps/excel-sync/src/domain/wall-clock.unit.spec.ts'),
      by('apps/excel-sync/src/domain/to-sheets.unit.spec.ts', 'also on a DST day'),
      by('apps/excel-sync/src/exports/to-csv.unit.spec.ts', 'with times of the business'),
      by('apps/excel-sync/src/workbook/write-workbook.unit.spec.ts', 'reads 14:00'),
    ],
  },
  {
    ...{ id: 'R9', what: 'state in memory is lost on restart' },
    here: 'Redis or Postgres; restarts in mid-conversation and mid-call',
    holds: [
      by('apps/voice-gateway/test/calls.int.spec.ts', 'R9:'),
      by('apps/chat-web/test/book.e2e.spec.ts', 'a kill in mid-conversation loses'),
      by('tools/chat/test/llm-failover.int.spec.ts', 'R9:'),
      by('tools/stack/test/replicas.int.spec.ts', 'a replica that is killed', 'a rolling restart'),
      by('apps/all-in-one/test/product.int.spec.ts', 'a hold outlives kill -9'),
    ],
  },
  {
    ...{ id: 'R10', what: '`.env.example` with a wrong way back from Google' },
    here: 'generated from, and compared with, the settings that are read',
    holds: [
      by('libs/config/src/parse-env.unit.spec.ts', 'R10:'),
      by('tools/generated-files.unit.spec.ts'),
    ],
  },
  {
    ...{ id: 'R11', what: 'anybody can edit a tenant' },
    here: 'keys of operator and tenant, kept as hashes',
    holds: [
      by('apps/booking-core/test/door-erasure.int.spec.ts', 'R11:'),
      by('apps/booking-core/test/door-idempotency.int.spec.ts', 'R11:'),
      by('apps/booking-core/test/door-isolation.int.spec.ts'),
      by('apps/booking-core/test/door-routes.int.spec.ts', 'no key is 401', 'without a key'),
    ],
  },
  {
    ...{ id: 'R12', what: 'a collision of reference codes fails the booking' },
    here: 'the next code is taken',
    holds: [
      by('apps/booking-core/test/door-references.int.spec.ts', 'R12:'),
      by('apps/booking-core/test/verbs.int.spec.ts', 'reference codes (R12)'),
    ],
  },
  {
    ...{ id: 'R13', what: 'a model that is away is an uncaught error' },
    here: 'time limits, a breaker, and the rules answer in the same turn',
    holds: [
      by('apps/agent-chat/test/model.int.spec.ts', '(R13)'),
      by('apps/agent-chat/test/time-limits.int.spec.ts'),
      by('tools/chat/test/llm-faults.int.spec.ts'),
      by('tools/chat/test/llm-failover.int.spec.ts', 'R13:'),
    ],
  },
  {
    ...{ id: 'R14', what: 'health lies' },
    here: '`/health/live`, `/health/ready` and `/health`, dependency by dependency',
    holds: [
      by('apps/booking-core/test/door-platform.int.spec.ts', 'R14:'),
      by('libs/service/src/run-services.unit.spec.ts', 'R14:'),
      by('libs/shared-state/test/redis.int.spec.ts', 'by every call and by health'),
    ],
  },
  {
    ...{
      id: 'R15',
      what: 'calls are counted by each process',
      here: 'leases in Redis, five a business',
    },
    holds: [
      by('apps/voice-gateway/src/store/lines.unit.spec.ts', 'R15:'),
      by('apps/voice-gateway/test/calls.int.spec.ts', 'R15:'),
    ],
  },
  {
    ...{ id: 'R16', what: 'no token, no signature of Twilio asked for' },
    here: 'production does not start without one; every webhook is signed',
    holds: [
      by('apps/voice-gateway/src/config.unit.spec.ts', 'R16:'),
      by('apps/voice-gateway/test/webhooks.int.spec.ts', 'R16:'),
      by('apps/voice-gateway/src/twilio/signature.unit.spec.ts'),
    ],
  },
  {
    ...{ id: 'R17', what: 'fakes and demo servers among the sources' },
    here: 'in `tools` and `libs/testing`, in no image',
    holds: [by('tools/images/contents.unit.spec.ts', 'R17:')],
  },
  {
    ...{ id: 'R18', what: 'logs by console', here: 'pino with redaction; a lint rule' },
    holds: [
      by('apps/booking-core/test/door-platform.int.spec.ts', 'R18:'),
      by('libs/telemetry/src/logger.unit.spec.ts'),
      by('tools/fences/fences.unit.spec.ts', 'R18: console'),
    ],
  },
];
