import { counter, gauge } from '@gomomo/telemetry';

export const bookingMetrics = {
  /** A lost race is `taken`; `channel` is empty where a verb is told of no actor. */
  commands: counter('booking_commands_total', 'Booking verbs by what came of them', [
    'verb',
    'channel',
    'outcome',
  ]),
  overlaps: gauge('booking_overlap_audit', 'Pairs of claims on the same time; must be 0', []),
  holdsExpired: counter('hold_expired_total', 'Holds released because their time was up', []),
  idempotencyReplays: counter('idempotency_replays_total', 'Answers replayed by key', []),
  wrongKeys: counter('http_wrong_keys_total', 'Requests with a key that is nobody’s', []),
  wrongProofs: counter('booking_wrong_proofs_total', 'Wrong client proofs', []),
};
