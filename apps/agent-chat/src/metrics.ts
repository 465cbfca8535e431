import { gauge } from '@gomomo/telemetry';

export const chatMetrics = {
  sockets: gauge('chat_sockets', 'Open chat sockets', []),
};
