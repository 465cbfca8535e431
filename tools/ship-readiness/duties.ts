import type { Duty } from './claims.ts';

/** What must work, and how anybody sees that it does. */
export const duties: readonly Duty[] = [
  {
    what: 'Booking: book, move, cancel, look up, list; availability; a hold of five minutes; alike by REST, chat and voice; tenants apart; every change audited; the demo seeded',
    commands: [
      'npm start',
      'npm test -- apps/booking-core/test/path',
      'npm test -- apps/booking-core/test/door-isolation',
    ],
  },
  {
    what: 'Truth: Postgres alone decides; mirrors come after, and what fails there is kept, tried again, reconciled and seen',
    commands: ['npm test -- libs/mirror', 'npm test -- apps/calendar-sync/test/torture'],
  },
  {
    what: 'No double booking: exclusion of holds and appointments together, limits that count in turn, keys of idempotency, codes tried again, expired holds gone',
    commands: [
      'npm test -- apps/booking-core/test/overbooking apps/booking-core/test/door-stampede',
      'npm test -- apps/booking-core/test/upkeep',
      'npm run torture -- --seconds 90 --seed 1',
      'npm run bench -- booking',
    ],
  },
  {
    what: 'Chat: a socket, polling, REST; sessions in Redis; a window of fifty messages with a summary; a model with tools only, and the rules where there is none',
    commands: [
      'npm run chat',
      'npm test -- apps/agent-chat',
      'npm test -- apps/chat-web',
      'npm test -- tools/chat/test/llm',
    ],
  },
  {
    what: 'Voice: Twilio by words and keys, sixteen states, limits of silence, turns, minutes and calls, signatures, routing by number, a link into the browser',
    commands: [
      'npm run phone',
      'npm test -- tools/phone',
      'npm test -- apps/voice-gateway',
      'npm run bench -- voice',
    ],
  },
  {
    what: 'Google Calendar: a consent per business, sealed tokens that renew themselves; created, moved, cancelled; retries, dead letters, reconciliation; a status at each appointment',
    commands: ['npm start -- --with-google', 'npm test -- apps/calendar-sync', 'npm run traces'],
  },
  {
    what: 'Excel: a workbook per business in its own zone, written safely; retries, dead letters, reconciliation',
    commands: ['npm test -- apps/excel-sync', 'npm run bench -- workbook'],
  },
  {
    what: 'Shared state in Redis: sessions, links, limits and lines are every replica’s, and nothing is lost on restart',
    commands: [
      'npm run stack -- --replicas 2',
      'npm test -- tools/stack/test/replicas',
      'npm run rolling',
    ],
  },
  {
    what: 'Safety: everything that comes in is validated, problems say what to do, keys for writes, no default secret in production, health that is true, logs, traces, metrics, an orderly end',
    commands: [
      'npm test -- apps/booking-core/test/door',
      'npm test -- libs/config',
      'npm run alerts',
      'npm run images -- --try',
      'npm run cluster',
    ],
  },
];
