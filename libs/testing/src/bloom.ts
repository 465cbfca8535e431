import type { PublicTenant } from '@gomomo/contracts';

const id = (n: number): string => `01890a5d-ac96-774b-bcce-b302099a8${String(n).padStart(3, '0')}`;

const ana = id(1);
const marcus = id(2);
const priya = id(3);
const deepTissue = id(11);
const relaxation = id(12);
const facial = id(13);
const yoga = id(14);

/** A studio like the seeded one, as anybody sees it. */
export const bloom: PublicTenant = {
  id: id(100),
  slug: 'bloom',
  name: 'Bloom Wellness Studio',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
  profile: { address: '214 Court Street, Brooklyn', phone: '+17185550134' },
  hours: {
    weekly: [
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '18:00' },
      { days: [6], start: '10:00', end: '16:00' },
    ],
    overrides: [],
  },
  services: [
    service(deepTissue, 'Deep tissue massage', 60, 9500, [ana, marcus]),
    service(relaxation, 'Relaxation massage', 90, 13000, [ana, marcus]),
    service(facial, 'Facial', 45, 8000, [ana, priya]),
    service(yoga, 'Yoga, one to one', 60, 7000, [priya]),
  ],
  resources: [
    { id: ana, name: 'Ana', kind: 'staff' },
    { id: marcus, name: 'Marcus', kind: 'staff' },
    { id: priya, name: 'Priya', kind: 'staff' },
  ],
  policy: {
    minNoticeMinutes: 0,
    horizonDays: 180,
    holdMinutes: 5,
    cancelCutoffMinutes: 0,
    rescheduleCutoffMinutes: 0,
    smsConfirmation: false,
  },
};

function service(
  serviceId: string,
  name: string,
  durationMinutes: number,
  priceMinor: number,
  resourceIds: string[],
) {
  return {
    id: serviceId,
    name,
    durationMinutes,
    priceMinor,
    resourceIds,
    bookableFrom: null,
    bookableTo: null,
  };
}
