import { counter } from '@gomomo/telemetry';

export const postgresMetrics = {
  serializationRetries: counter('db_serialization_retries_total', 'Transactions run again', []),
};
