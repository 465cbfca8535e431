import { counter } from '@gomomo/telemetry';

export const calendarMetrics = {
  consents: counter('calendar_consents_total', 'Owners sent back by Google, by what came of it', [
    'outcome',
  ]),
  refreshes: counter('calendar_token_refreshes_total', 'New access tokens asked for', ['outcome']),
  misconfigured: counter(
    'calendar_misconfigured_total',
    'Calendars that could no longer be written to',
    [],
  ),
  revoked: counter('calendar_revoked_total', 'Connections that Google has ended', []),
};
