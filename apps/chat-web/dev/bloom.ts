import type { PublicTenant, Reply, Choice } from '../src/contract.ts';

const id = (n: number): string => `0195b3a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const weekMs = 7 * 24 * 3_600_000;

const staffNames = ['Ana', 'Marcus', 'Priya'] as const;
const services = [
  ['Deep tissue massage', 60, 9_500, [0, 1]],
  ['Relaxation massage', 90, 13_000, [0, 1]],
  ['Facial', 45, 8_000, [0, 2]],
  ['Yoga, one to one', 60, 7_000, [2]],
] as const;

/** The demo tenant as the page gets it, for looking at the page without a server behind it. */
export const tenant: PublicTenant = {
  id: id(1),
  slug: 'bloom',
  name: 'Bloom Wellness Studio',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
  profile: {
    tagline: 'Massage, facials and yoga in Brooklyn.',
    address: '214 Court Street, Brooklyn',
    phone: '+17185550134',
    email: 'hello@bloom.example',
    website: 'https://bloom.example',
    arrivalNote: 'Please come five minutes early; the door is on the left of the bakery.',
    brandColor: '#1f6b4f',
  },
  hours: {
    weekly: [
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
      { days: [6], start: '10:00', end: '16:00' },
    ],
    overrides: [],
  },
  services: services.map(([name, durationMinutes, priceMinor, staff], n) => ({
    id: id(10 + n),
    name,
    durationMinutes,
    priceMinor,
    bookableFrom: null,
    bookableTo: null,
    resourceIds: staff.map((s) => id(20 + s)),
  })),
  resources: staffNames.map((name, n) => ({ id: id(20 + n), name, kind: 'staff' as const })),
  policy: {
    minNoticeMinutes: 0,
    horizonDays: 180,
    holdMinutes: 5,
    cancelCutoffMinutes: 0,
    rescheduleCutoffMinutes: 0,
  } as PublicTenant['policy'],
};

/** Tuesday of next week: always ahead. */
const monday = new Date(Date.now() + weekMs);
monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
export const dateOf = (offset: number): string => {
  const day = new Date(monday);
  day.setUTCDate(day.getUTCDate() + offset);
  return day.toISOString().slice(0, 10);
};
export const at = (offset: number, time: string): string => `${dateOf(offset)}T${time}:00-05:00`;

let seq = 0;
export const says = (text: string, more: Partial<Reply> = {}): Reply => {
  seq += 1;
  return {
    seq,
    id: `reply-${seq}`,
    role: 'assistant',
    text,
    at: new Date().toISOString(),
    ...more,
  };
};

export const choices = (...labels: string[]): Choice[] =>
  labels.map((label) => ({ id: `choice:${label}`, label }));

export const opening = (): Reply[] => [
  says('Hi, this is the front desk of Bloom. I can book, move or cancel an appointment for you.'),
  says('What would you like?', {
    card: {
      kind: 'services',
      items: services.map(([name, minutes, priceMinor, staff]) => ({
        choice: `service:${name}`,
        name,
        minutes,
        priceMinor,
        staff: staff.map((s) => staffNames[s]),
      })),
    },
    choices: [
      ...services.map(([name]) => ({ id: `service:${name}`, label: name })),
      ...choices('Move or cancel a booking', 'Ask a question'),
    ],
  }),
];

const weekdays = ['free', 'free', 'free', 'full', 'free', 'free', 'closed'] as const;

export const times = (day = 1, staff = 0): NonNullable<Reply['card']> => ({
  kind: 'times',
  days: weekdays.map((state, n) => ({
    date: dateOf(n),
    state,
    choice: `day:${n}`,
    ...(n === day ? { selected: true as const } : {}),
  })),
  staff: ['Anyone', 'Ana', 'Marcus'].map((name, n) => ({
    choice: `staff:${n}`,
    name,
    ...(n === staff ? { selected: true as const } : {}),
  })),
  groups: [
    {
      part: 'afternoon',
      times: (['12:30', '13:30', '14:00', '15:15', '16:30'] as const).map((time) => ({
        choice: `time:${time}`,
        start: at(day, time),
        label: `${Number(time.slice(0, 2)) % 12 || 12}:${time.slice(3)} PM`,
      })),
    },
    {
      part: 'evening',
      times: [{ choice: 'time:17:00', start: at(day, '17:00'), label: '5:00 PM' }],
    },
  ],
  month: 'month:this',
  next: 'page:next',
});

/** The month that Tuesday lies in, with it chosen. */
export const month = (): NonNullable<Reply['card']> => {
  const day = dateOf(1);
  const [year = 0, number = 0] = day.split('-').map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const states = ['closed', 'free', 'free', 'free', 'full', 'free', 'free'] as const;
  const { month: _turned, ...card } = times() as Extract<
    NonNullable<Reply['card']>,
    { kind: 'times' }
  >;
  return {
    ...card,
    days: Array.from({ length }, (_, n) => {
      const date = `${day.slice(0, 8)}${String(n + 1).padStart(2, '0')}`;
      const state = states[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'free';
      return {
        date,
        state,
        choice: `day:${date}`,
        ...(date === day ? { selected: true as const } : {}),
      };
    }),
  };
};

export const summary = (heldSeconds: number): NonNullable<Reply['card']> => ({
  kind: 'summary',
  service: { id: id(10), name: 'Deep tissue massage' },
  start: at(1, '14:00'),
  end: at(1, '15:00'),
  resource: { id: id(20), name: 'Ana' },
  client: { name: 'Dana Reed', phone: '+1 212 555 0143', email: null },
  priceMinor: 9_500,
  expiresAt: new Date(Date.now() + heldSeconds * 1_000).toISOString(),
  freeToChangeUntil: at(0, '14:00'),
});

export const appointment = (
  status: 'confirmed' | 'cancelled' = 'confirmed',
): NonNullable<Reply['appointment']> => ({
  id: id(30),
  reference: '7QK4-MD2X',
  status,
  version: 1,
  start: at(1, '14:00'),
  end: at(1, '15:00'),
  timeZone: tenant.timeZone,
  service: {
    id: id(10),
    name: 'Deep tissue massage',
    minutes: 60,
    priceMinor: 9_500,
    currency: 'USD',
  },
  resource: { id: id(20), name: 'Ana' },
  client: { id: id(40), name: 'Dana Reed', phone: '+12125550143', email: null },
  manageUrl: '/bloom#manage=eyJhbGciOiJub25lIn0',
  notes: null,
  channel: 'web',
  sync: { googleCalendar: 'none', excel: 'none' },
  createdAt: new Date().toISOString(),
  updatedAt: new Date().toISOString(),
});
