/** What came of a consent, for the person who comes back from Google. */
export type ConsentEnd =
  'connected' | 'over' | 'denied' | 'too-little' | 'failed' | 'not-set-up' | 'away';

export interface ConsentPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const unchanged = 'Nothing has been changed.';

const pages: Readonly<Record<Exclude<ConsentEnd, 'connected'>, ConsentPage>> = {
  over: {
    status: 410,
    title: 'This link is over',
    text: 'It can be used once, within 10 minutes. If the calendar has just been connected, there is nothing more to do. If not, connect it again from the front desk.',
  },
  denied: {
    status: 403,
    title: 'The calendar is not connected',
    text: `Google says that you have not allowed it. ${unchanged}`,
  },
  'too-little': {
    status: 403,
    title: 'A permission is missing',
    text: 'Appointments can only be written if you tick both: to see the list of your calendars, and to view and edit events. The calendar is not connected.',
  },
  failed: {
    status: 403,
    title: 'The calendar is not connected',
    text: `Google could not finish it. ${unchanged}`,
  },
  'not-set-up': {
    status: 503,
    title: 'The calendar cannot be connected here',
    text: `Google does not accept this server. Whoever runs it has to look at its access to Google. ${unchanged}`,
  },
  away: {
    status: 503,
    title: 'Not just now',
    text: `Google does not answer. ${unchanged} Please try again in a moment.`,
  },
};

/** `business` is whose appointments they are; undefined: that could not be looked up just now. */
export function toConsentPage(
  end: { readonly kind: ConsentEnd; readonly account?: string; readonly calendar?: string },
  business: string | undefined,
): ConsentPage {
  if (end.kind !== 'connected') return pages[end.kind];
  const whose = business === undefined ? 'Appointments' : `Appointments of ${business}`;
  const { account = '', calendar = account } = end;
  const where = calendar === account ? account : `“${calendar}” of ${account}`;
  return {
    status: 200,
    title: 'The calendar is connected',
    text: `${whose} are written to ${where} from now on. You can close this page. The permission can be taken back at any time: at the front desk, or in your Google account.`,
  };
}
