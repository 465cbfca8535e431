import {
  demoTenantSlug,
  type ResourceInput,
  type ServiceInput,
  type TenantInput,
} from '@gomomo/contracts';

/** The demo tenant: a business small enough to know by heart and odd enough to be real. */
export const bloom: TenantInput = {
  name: 'Bloom Wellness Studio',
  slug: demoTenantSlug,
  timeZone: 'America/New_York',
  locale: 'en-US',
  country: 'US',
  currency: 'USD',
  phoneNumbers: ['+17185550134'],
  profile: {
    tagline: 'Massage, facials and yoga in Brooklyn.',
    address: '214 Court Street, Brooklyn',
    phone: '+17185550134',
    email: 'hello@bloom.example',
    website: 'https://bloom.example',
    brandColor: '#1e6b4b',
    arrivalNote: 'Please come five minutes early; the door is on the left of the bakery.',
  },
  policy: { cancelCutoffMinutes: 120, rescheduleCutoffMinutes: 120, horizonDays: 90 },
  hours: {
    weekly: [
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
      { days: [6], start: '10:00', end: '16:00' },
    ],
    overrides: [],
  },
};

/** `ref` is how the services below name a resource. */
export const bloomResources: readonly (ResourceInput & { readonly ref: string })[] = [
  { ref: 'ana', name: 'Ana', kind: 'staff' },
  {
    ref: 'marcus',
    name: 'Marcus',
    kind: 'staff',
    hours: {
      weekly: [
        { days: [2, 3, 4, 5], start: '10:00', end: '18:00' },
        { days: [6], start: '10:00', end: '16:00' },
      ],
      overrides: [],
    },
  },
  { ref: 'priya', name: 'Priya', kind: 'staff' },
  { ref: 'sauna', name: 'Sauna room', kind: 'room' },
];

export const bloomServices: readonly (Omit<ServiceInput, 'resourceIds'> & {
  readonly refs: readonly string[];
})[] = [
  {
    name: 'Deep tissue massage',
    durationMinutes: 60,
    stepMinutes: 30,
    bufferAfterMinutes: 15,
    priceMinor: 9_500,
    synonyms: ['deep tissue', 'sports massage'],
    refs: ['ana', 'marcus'],
  },
  {
    name: 'Relaxation massage',
    durationMinutes: 90,
    stepMinutes: 30,
    bufferAfterMinutes: 15,
    priceMinor: 13_000,
    synonyms: ['relaxing massage', 'swedish massage', 'relaxation'],
    refs: ['ana', 'marcus'],
  },
  {
    name: 'Facial',
    durationMinutes: 45,
    stepMinutes: 15,
    bufferAfterMinutes: 10,
    priceMinor: 8_000,
    synonyms: ['face treatment', 'skin treatment'],
    refs: ['ana', 'priya'],
  },
  {
    name: 'Yoga, one to one',
    durationMinutes: 60,
    bufferBeforeMinutes: 5,
    bufferAfterMinutes: 5,
    priceMinor: 7_000,
    synonyms: ['yoga', 'private yoga', 'yoga class'],
    refs: ['priya'],
  },
  {
    name: 'Infrared sauna',
    durationMinutes: 30,
    bufferAfterMinutes: 15,
    stepMinutes: 15,
    priceMinor: 4_500,
    synonyms: ['sauna'],
    refs: ['sauna'],
  },
];
