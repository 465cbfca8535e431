import type { Kind } from '../fault.ts';

const auth = 'https://www.googleapis.com/auth/';

const write = ['calendar', 'calendar.events', 'calendar.events.owned'];
const read = [...write, 'calendar.readonly', 'calendar.events.readonly'];
const freeBusy = ['calendar', 'calendar.readonly', 'calendar.freebusy', 'calendar.events.freebusy'];
const calendars = [
  ...['calendar', 'calendar.readonly'],
  ...['calendar.calendarlist', 'calendar.calendarlist.readonly'],
];

/** Any one of these opens the method, as its reference page lists them. */
const needed: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  ...{ insert: write, patch: write, update: write, delete: write, move: write },
  ...{ get: read, list: read, freebusy: freeBusy, calendars },
};

export const isOpenTo = (kind: Kind, scopes: readonly string[]): boolean =>
  (needed[kind] ?? []).some((name) => scopes.includes(auth + name));

/** What a person reads on the page of consent. */
const words: Readonly<Record<string, string>> = {
  openid: 'Associate you with your personal info on Google',
  email: 'See your primary Google Account email address',
  profile: 'See your personal info, including any you have made publicly available',
  calendar: 'See, edit, share and permanently delete all the calendars you can access',
  'calendar.readonly': 'See and download any calendar you can access',
  'calendar.events': 'View and edit events on all your calendars',
  'calendar.events.owned': 'See, create, change and delete events on calendars you own',
  'calendar.events.readonly': 'View events on all your calendars',
  'calendar.freebusy': 'View your availability in your calendars',
  'calendar.calendarlist': 'See, add and remove calendars you are subscribed to',
  'calendar.calendarlist.readonly': 'See the list of calendars you are subscribed to',
};

export const nameOf = (scope: string): string => scope.replace(auth, '');
export const wordsOf = (scope: string): string => words[nameOf(scope)] ?? scope;
