import { counter, gauge } from '@gomomo/telemetry';

export const postgresMetrics = {
  serializationRetries: counter('db_serialization_retries_total', 'Transactions run again', []),
  /** `reason` of the primary: `written` a moment ago, `replica` not to be read, `unseen` there. */
  reads: counter('db_reads_total', 'Reads that a replica may answer, by who did', [
    'place',
    'reason',
  ]),
  replicaAge: gauge('db_replica_age_seconds', 'How old the view of the replica is at most', []),
};
