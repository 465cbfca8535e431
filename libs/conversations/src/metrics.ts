import { counter, histogram } from '@gomomo/telemetry';

export const conversationMetrics = {
  turns: counter('dialogue_turns_total', 'Turns of conversations', ['channel', 'state']),
  turnSeconds: histogram('dialogue_turn_duration_seconds', 'One turn on the server', ['channel']),
};
