import { rateBy, type Dashboard } from './dashboard.ts';

/** What the shops see: what is booked, by which way, and what is turned away. */
export const frontDesk: Dashboard = {
  name: 'front-desk',
  title: 'Front desk',
  description: 'What is booked, moved and cancelled, by which channel, and what is turned away.',
  rows: [
    {
      title: 'Bookings',
      panels: [
        {
          title: 'Bookings',
          description: 'Appointments made, by channel.',
          unit: 'cpm',
          queries: [
            {
              expr: `60 * sum by (channel) (rate(booking_commands_total{verb=~"book|confirm_hold", outcome="booked"}[$__rate_interval]))`,
              legend: '{{channel}}',
            },
          ],
        },
        {
          title: 'Commands',
          description: 'All that is asked of the diary and done, by what it is.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('booking_commands_total', 'verb')}`, legend: '{{verb}}' },
          ],
        },
        {
          title: 'Outcomes',
          description:
            'How commands end. Much `taken` beside little `booked`: clients are shown times that are gone, or somebody races.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('booking_commands_total', 'outcome')}`, legend: '{{outcome}}' },
          ],
        },
      ],
    },
    {
      title: 'Holds and repeats',
      panels: [
        {
          title: 'Holds that expired',
          description:
            'Times that were held and not confirmed in time. A rise: clients give up at the summary.',
          unit: 'cpm',
          queries: [
            { expr: '60 * sum(rate(hold_expired_total[$__rate_interval]))', legend: 'expired' },
          ],
        },
        {
          title: 'Repeats answered again',
          description:
            'Requests whose Idempotency-Key had been answered before. A rise: clients lose answers on their way.',
          unit: 'cpm',
          queries: [
            {
              expr: '60 * sum(rate(idempotency_replays_total[$__rate_interval]))',
              legend: 'repeats',
            },
          ],
        },
        {
          title: 'Strangers',
          description:
            'Wrong keys, wrong proofs of who somebody is, and requests over their limits.',
          unit: 'cpm',
          queries: [
            {
              expr: '60 * sum(rate(http_wrong_keys_total[$__rate_interval]))',
              legend: 'wrong keys',
            },
            {
              expr: '60 * sum(rate(booking_wrong_proofs_total[$__rate_interval]))',
              legend: 'wrong proofs',
            },
            {
              expr: `60 * ${rateBy('http_rate_limited_total', 'limit')}`,
              legend: 'over limit {{limit}}',
            },
          ],
        },
      ],
    },
    {
      title: 'The diary',
      panels: [
        {
          title: 'Times taken twice',
          description:
            'Pairs of claims on the same time of one resource, looked for every five minutes. Anything but 0 is a fault, and somebody is woken up.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [{ expr: 'max(booking_overlap_audit)', legend: 'pairs' }],
        },
        {
          title: 'Age of what a replica shows',
          description:
            'How old availability and lists are at most where a replica answers; beyond 5 s the primary does. Stays 0 without replicas.',
          unit: 's',
          limit: 5,
          queries: [{ expr: 'max by (pod) (db_replica_age_seconds)', legend: '{{pod}}' }],
        },
        {
          title: 'Who answers reads',
          description:
            'Replica or primary, and why the primary: written a moment ago, replica not to be read, unseen there. Much `replica`: it is behind or away.',
          unit: 'reqps',
          queries: [
            { expr: rateBy('db_reads_total', 'place, reason'), legend: '{{place}} {{reason}}' },
          ],
        },
      ],
    },
  ],
};
