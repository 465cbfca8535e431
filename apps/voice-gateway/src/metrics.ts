import { counter, gauge } from '@gomomo/telemetry';

export const voiceMetrics = {
  calls: counter('voice_calls_total', 'Calls by how they were answered', ['outcome']),
  refused: counter('voice_webhooks_refused_total', 'Webhooks that were not believed', ['reason']),
  callbacks: counter('voice_callbacks_total', 'Callers who wait for a person', ['reason']),
  messages: counter('voice_messages_total', 'Text messages by what became of them', ['outcome']),
  callbacksOldestAge: gauge(
    'voice_callbacks_oldest_age_seconds',
    'How long the caller who has waited longest waits for a person',
    [],
  ),
  failures: counter('voice_turns_failed_total', 'Turns of a call that could not be taken', []),
};
