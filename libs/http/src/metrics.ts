import { counter, histogram } from '@gomomo/telemetry';

export const httpMetrics = {
  requestSeconds: histogram('http_server_request_duration_seconds', 'HTTP requests', [
    'service',
    'method',
    'route',
    'status',
  ]),
  rateLimited: counter('http_rate_limited_total', 'Requests refused by a limit', ['limit']),
};
