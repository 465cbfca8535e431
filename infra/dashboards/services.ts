import { medianAndTail, quantile, rateBy, type Dashboard } from './dashboard.ts';

const requests = 'http_server_request_duration_seconds';

/** Rate, errors and duration of every service, and what it runs beside. */
export const servicesBoard: Dashboard = {
  name: 'services',
  title: 'Services',
  description: 'Requests, errors and times of every service, and its background work.',
  rows: [
    {
      title: 'Requests',
      panels: [
        {
          title: 'Requests',
          description: 'Answered requests, by service.',
          unit: 'reqps',
          queries: [{ expr: rateBy(`${requests}_count`, 'service'), legend: '{{service}}' }],
        },
        {
          title: 'Errors',
          description: 'The share of answers with 5xx. The service level is 99.9 % over 30 days.',
          unit: 'percentunit',
          limit: 0.001,
          queries: [
            {
              // Where nothing has ever failed there is no ratio.
              expr: `service:http_errors:ratio_rate5m or 0 * ${rateBy(`${requests}_count`, 'service')}`,
              legend: '{{service}}',
            },
          ],
        },
        {
          title: 'Time to answer, p95',
          description: 'The service level is 300 ms at the doors of booking-core.',
          unit: 's',
          limit: 0.3,
          queries: [{ expr: quantile(0.95, requests, 'service'), legend: '{{service}}' }],
        },
      ],
    },
    {
      title: 'Routes',
      panels: [
        {
          title: 'Slowest routes, p99',
          description: 'The ten routes with the longest tail.',
          unit: 's',
          queries: [
            {
              expr: `topk(10, ${quantile(0.99, requests, 'service, method, route')})`,
              legend: '{{method}} {{route}}',
            },
          ],
        },
        {
          title: 'Refused and failed',
          description: 'Answers of 4xx and 5xx, by status.',
          unit: 'reqps',
          queries: [
            {
              expr: `sum by (service, status) (rate(${requests}_count{status=~"[45].."}[$__rate_interval]))`,
              legend: '{{service}} {{status}}',
            },
          ],
        },
        {
          title: 'Replicas',
          description: 'Replicas that can be asked for their metrics, by service.',
          unit: 'short',
          queries: [{ expr: 'sum by (container) (up)', legend: '{{container}}' }],
        },
      ],
    },
    {
      title: 'Behind the doors',
      panels: [
        {
          title: 'Background work that failed',
          description:
            'Failed runs of loops. One now and then is a part that was away; a course is a fault.',
          unit: 'cpm',
          queries: [
            {
              expr: '60 * sum by (loop) (rate(loop_runs_total{outcome="failed"}[$__rate_interval]))',
              legend: '{{loop}}',
            },
          ],
        },
        {
          title: 'Transactions tried again',
          description: 'After a serialization failure or a deadlock.',
          unit: 'cpm',
          queries: [
            {
              expr: '60 * sum(rate(db_serialization_retries_total[$__rate_interval]))',
              legend: 'tried again',
            },
          ],
        },
        {
          title: 'Time to handle an event',
          description: 'In the consumers, by topic.',
          unit: 's',
          queries: medianAndTail('messaging_process_duration_seconds', 'topic'),
        },
      ],
    },
  ],
};
