import { rateBy, type Dashboard } from './dashboard.ts';

const latest = (metric: string, by = 'mirror'): string => `max by (${by}) (${metric})`;

/** What follows the bookings: calendars and workbooks. */
export const mirrors: Dashboard = {
  name: 'mirrors',
  title: 'Mirrors',
  description:
    'How far calendars and workbooks are behind the bookings, and what in them is not as it should be.',
  rows: [
    {
      title: 'Behind',
      panels: [
        {
          title: 'Oldest change that is due',
          description:
            'Beyond a quarter of an hour somebody is woken up. Calendars: 99 % within a minute.',
          unit: 's',
          limit: 900,
          queries: [{ expr: latest('mirror_oldest_due_seconds'), legend: '{{mirror}}' }],
        },
        {
          title: 'Changes to follow',
          description: 'Wanted and not yet done. Falls by itself once the other side is there.',
          unit: 'short',
          queries: [{ expr: latest('mirror_backlog'), legend: '{{mirror}}' }],
        },
        {
          title: 'Businesses that wait',
          description: 'Their other side is away, or must be connected anew.',
          unit: 'short',
          queries: [{ expr: latest('mirror_paused_tenants'), legend: '{{mirror}}' }],
        },
      ],
    },
    {
      title: 'Work',
      panels: [
        {
          title: 'Attempts',
          description: 'By what came of them.',
          unit: 'cpm',
          queries: [
            {
              expr: `60 * ${rateBy('mirror_attempts_total', 'mirror, outcome')}`,
              legend: '{{mirror}} {{outcome}}',
            },
          ],
        },
        {
          title: 'Given up',
          description:
            'Changes that will not come by themselves: they are to be looked at and sent again.',
          unit: 'short',
          limit: 1,
          queries: [{ expr: latest('mirror_dead'), legend: '{{mirror}}' }],
        },
        {
          title: 'Not as it should be',
          description: 'Missing, extra, changed by hand or there twice, as the last look found it.',
          unit: 'short',
          limit: 1,
          queries: [
            { expr: latest('mirror_drift', 'mirror, kind'), legend: '{{mirror}} {{kind}}' },
          ],
        },
      ],
    },
    {
      title: 'Google',
      panels: [
        {
          title: 'Consents',
          description: 'Owners who came back from Google, by what came of it.',
          unit: 'cpm',
          queries: [
            { expr: `60 * ${rateBy('calendar_consents_total', 'outcome')}`, legend: '{{outcome}}' },
          ],
        },
        {
          title: 'Access renewed',
          description: 'New access tokens, one an hour and business.',
          unit: 'cpm',
          queries: [
            {
              expr: `60 * ${rateBy('calendar_token_refreshes_total', 'outcome')}`,
              legend: '{{outcome}}',
            },
          ],
        },
        {
          title: 'Access ended by Google, last day',
          description: 'Each is a business that has to connect again.',
          unit: 'short',
          limit: 1,
          single: true,
          queries: [
            { expr: 'sum(increase(calendar_revoked_total[1d])) or vector(0)', legend: 'ended' },
          ],
        },
      ],
    },
    {
      title: 'Found by comparing',
      panels: [
        {
          title: 'Changes that came by no event',
          description: 'Anything but 0 means that events were lost on their way, or came too late.',
          unit: 'cpm',
          queries: [
            {
              expr: `60 * ${rateBy('mirror_missed_changes_total', 'mirror')}`,
              legend: '{{mirror}}',
            },
          ],
        },
      ],
    },
  ],
};
