const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

/** What is asked for: `openid` says who the person is, so that one account is known as one. */
export const wantedScopes = [
  'openid',
  scope('calendar.events'),
  scope('calendar.calendarlist.readonly'),
] as const;

/** A person may leave ticks out; without these nothing works. Wider ones that Google has granted before do too. */
const needed: readonly (readonly string[])[] = [
  [scope('calendar.events'), scope('calendar')],
  [
    scope('calendar.calendarlist.readonly'),
    scope('calendar.calendarlist'),
    scope('calendar.readonly'),
    scope('calendar'),
  ],
];

export const isEnough = (granted: readonly string[]): boolean =>
  needed.every((ways) => ways.some((way) => granted.includes(way)));
