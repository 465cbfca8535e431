import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { toValidationFaults } from '../validation-faults.ts';
import { hoursInput } from './hours-input.ts';
import { policyInput, toPolicy } from './policy.ts';
import { profileInput } from './profile.ts';
import { blockInput, resourceInput, resourcePatch } from './resource.ts';
import { serviceInput, servicePatch } from './service.ts';
import { publicTenant, tenantInput, tenantPatch } from './tenant.ts';

function faultsOf(schema: z.ZodType, value: unknown): string[] {
  const { error } = schema.safeParse(value);
  return toValidationFaults(error?.issues ?? []).map(
    ({ pointer, detail }) => `${pointer} ${detail}`,
  );
}

const bloom = { name: 'Bloom Wellness Studio', slug: 'bloom', timeZone: 'Europe/Berlin' };
const massage = { name: 'Deep tissue massage', durationMinutes: 45 };

describe('hours', () => {
  const day = (start: string, end: string, days = [1]) => ({ days, start, end });

  test('windows of a day may touch', () => {
    expect(
      faultsOf(hoursInput, { weekly: [day('09:00', '12:00'), day('12:00', '24:00')] }),
    ).toEqual([]);
  });

  test('what is left out is empty', () => {
    expect(hoursInput.parse({})).toEqual({ weekly: [], overrides: [] });
  });

  test('windows of a weekday must not overlap, whatever entry they come from', () => {
    const weekly = [day('09:00', '12:00', [1, 2, 3]), day('11:59', '13:00', [3, 4])];
    expect(faultsOf(hoursInput, { weekly })).toEqual([
      '/weekly/1 overlaps another window of the week',
    ]);
  });

  test.each([
    ['until two in the morning', [day('20:00', '26:00', [5, 6])]],
    ['until the next noon', [day('12:00', '36:00')]],
    [
      'a late window that touches the next day',
      [day('20:00', '26:00'), day('02:00', '04:00', [2])],
    ],
    ['a late Sunday that touches Monday', [day('02:00', '04:00'), day('20:00', '26:00', [7])]],
  ])('may be open past midnight: %s', (_name, weekly) => {
    expect(faultsOf(hoursInput, { weekly })).toEqual([]);
  });

  test.each([
    ['meets the next day', [day('20:00', '26:00'), day('01:59', '04:00', [2])], 1],
    ['meets Monday from Sunday', [day('20:00', '26:00', [7]), day('01:00', '04:00')], 1],
    ['meets itself on the next day', [day('08:00', '32:01', [3, 4])], 0],
  ])('a late window that %s is refused', (_name, weekly, index) => {
    expect(faultsOf(hoursInput, { weekly })).toEqual([
      `/weekly/${index} overlaps another window of the week`,
    ]);
  });

  test('a late override must not meet the override of the next date, but may meet the week', () => {
    const late = { date: '2026-12-31', windows: [{ start: '20:00', end: '30:00' }] };
    const next = { date: '2027-01-01', windows: [{ start: '05:59', end: '10:00' }] };
    expect(faultsOf(hoursInput, { overrides: [late, next] })).toEqual([
      '/overrides/1/windows/0 overlaps another window of its day or the next',
    ]);
    const weekly = [day('04:00', '12:00', [1, 2, 3, 4, 5, 6, 7])];
    expect(faultsOf(hoursInput, { weekly, overrides: [late] })).toEqual([]);
  });

  test('the same window on other weekdays is no overlap', () => {
    const weekly = [day('09:00', '12:00', [1]), day('09:00', '12:00', [2])];
    expect(faultsOf(hoursInput, { weekly })).toEqual([]);
  });

  test('windows of one date must not overlap', () => {
    const windows = [
      { start: '14:00', end: '18:00' },
      { start: '09:00', end: '14:01' },
    ];
    expect(faultsOf(hoursInput, { overrides: [{ date: '2026-12-24', windows }] })).toEqual([
      '/overrides/0/windows/1 overlaps another window of its day or the next',
    ]);
  });

  test('a date has one override', () => {
    const closed = { date: '2026-12-25', windows: [] };
    expect(faultsOf(hoursInput, { overrides: [closed, closed] })).toEqual([
      '/overrides/1/date has an override already',
    ]);
  });

  test.each([
    [day('12:00', '12:00')],
    [day('17:00', '09:00')],
    [day('24:00', '24:00')],
    [day('09:00', '36:01')],
    [day('09:00', '25:60')],
    [day('09:00', '9:00')],
    [day('25:00', '26:00')],
    [day('20:00', '02:00')],
    [day('09:00', '17:00', [])],
    [day('09:00', '17:00', [0])],
    [day('09:00', '17:00', [8])],
    [day('09:00', '17:00', [1, 1])],
    [{ ...day('09:00', '17:00'), note: 'x' }],
  ])('%j is no window', (window) => {
    expect(faultsOf(hoursInput, { weekly: [window] })).not.toEqual([]);
  });
});

describe('questions and answers of a profile', () => {
  const faq = (count: number, answer = 'Yes.') => ({
    faq: Array.from({ length: count }, (_, n) => ({ question: `Question ${n}?`, answer })),
  });

  test('are at most forty, of 32 kB in all', () => {
    expect(faultsOf(profileInput, faq(40))).toEqual([]);
    expect(faultsOf(profileInput, faq(41))).toEqual(['/faq must have at most 40 items']);
    expect(faultsOf(profileInput, faq(1, 'x'.repeat(32_000)))).toEqual([]);
    expect(faultsOf(profileInput, faq(40, 'ü'.repeat(500)))).toEqual([
      '/faq must be at most 32 kB in all',
    ]);
  });

  test.each([
    { question: 'Parking?' },
    { question: ' ', answer: 'Yes' },
    { question: 'a', answer: ' ' },
  ])('%j is refused', (entry) => {
    expect(faultsOf(profileInput, { faq: [entry] })).toHaveLength(1);
  });
});

describe('services', () => {
  test('a name and a duration are enough', () => {
    expect(serviceInput.parse(massage)).toEqual(massage);
  });

  test('duration and buffers together fill at most a day, the longest claim', () => {
    const most = {
      ...massage,
      durationMinutes: 1_380,
      bufferBeforeMinutes: 30,
      bufferAfterMinutes: 30,
    };
    expect(faultsOf(serviceInput, most)).toEqual([]);
    const over = { ...most, bufferAfterMinutes: 31 };
    expect(faultsOf(serviceInput, over)).toEqual([
      '/durationMinutes with its buffers must be at most 24 h',
    ]);
    expect(faultsOf(servicePatch, over)).not.toEqual([]);
  });

  test('it is bookable from a day until a day', () => {
    const season = { ...massage, bookableFrom: '2026-12-01', bookableTo: '2026-11-30' };
    expect(faultsOf(serviceInput, season)).toEqual(['/bookableTo must not be before bookableFrom']);
    expect(faultsOf(serviceInput, { ...season, bookableTo: '2026-12-01' })).toEqual([]);
    expect(faultsOf(serviceInput, { ...massage, bookableFrom: '2026-12-01' })).toEqual([]);
  });

  test('a patch removes with null what may be missing, and nothing else', () => {
    expect(faultsOf(servicePatch, { priceMinor: null, resourceIds: null, synonyms: null })).toEqual(
      [],
    );
    expect(faultsOf(servicePatch, { name: null, durationMinutes: null })).toHaveLength(2);
    expect(faultsOf(serviceInput, { ...massage, priceMinor: null })).toHaveLength(1);
  });

  test.each([
    { durationMinutes: 0 },
    { durationMinutes: 1.5 },
    { durationMinutes: 1_441 },
    { priceMinor: -1 },
    { priceMinor: 2 ** 31 },
    { resourceIds: [] },
    { resourceIds: ['ana'] },
    { colour: 'green' },
  ])('%j is refused', (part) =>
    expect(faultsOf(serviceInput, { ...massage, ...part })).not.toEqual([]),
  );
});

describe('tenants', () => {
  test('name, slug and time zone are enough', () => {
    expect(tenantInput.parse(bloom)).toEqual(bloom);
  });

  test('unknown fields are named', () => {
    const faults = faultsOf(tenantInput, { ...bloom, apiKey: 'x', profile: { 'a/b~c': 1 } });
    expect(faults).toEqual(['/profile/a~1b~0c is unknown', '/apiKey is unknown']);
  });

  test('a patch is a merge patch down to single limits', () => {
    const patch = {
      profile: { website: null, tagline: 'Massage and quiet' },
      policy: { holdMinutes: 10, limits: { perClientPerDay: null } },
      hours: null,
      phoneNumbers: null,
    };
    expect(faultsOf(tenantPatch, patch)).toEqual([]);
    expect(faultsOf(tenantPatch, {})).toEqual([]);
    expect(faultsOf(tenantPatch, { name: null, slug: null, timeZone: null })).toHaveLength(3);
  });

  test('called numbers are E.164 and stand once', () => {
    expect(faultsOf(tenantInput, { ...bloom, phoneNumbers: ['+4930901820'] })).toEqual([]);
    const twice = ['+4930901820', '+4930901820'];
    expect(faultsOf(tenantInput, { ...bloom, phoneNumbers: twice })).toHaveLength(1);
    expect(faultsOf(tenantInput, { ...bloom, phoneNumbers: ['030 901820'] })).toHaveLength(1);
  });

  test('the public answer has no room for what is private', () => {
    const names = Object.keys(publicTenant.shape);
    expect(names).not.toContain('phoneNumbers');
    expect(Object.keys(publicTenant.shape.policy.shape)).not.toContain('limits');
    const { profile, services } = publicTenant.shape;
    expect(Object.keys(profile.shape)).not.toEqual(
      expect.arrayContaining(['transferNumber']) as unknown as string[],
    );
    expect(Object.keys(services.element.shape).toSorted()).toEqual([
      'bookableFrom',
      'bookableTo',
      'durationMinutes',
      'id',
      'name',
      'priceMinor',
      'resourceIds',
    ]);
  });
});

describe('policy', () => {
  test('defaults fill what a tenant has not said, inside limits too', () => {
    expect(toPolicy({})).toEqual({
      minNoticeMinutes: 0,
      horizonDays: 180,
      holdMinutes: 5,
      cancelCutoffMinutes: 0,
      rescheduleCutoffMinutes: 0,
      limits: { upcomingPerClient: 5 },
      smsConfirmation: false,
    });
    expect(toPolicy({ holdMinutes: 10, limits: { perClientPerDay: 1 } })).toMatchObject({
      holdMinutes: 10,
      limits: { perClientPerDay: 1, upcomingPerClient: 5 },
    });
  });

  test.each([
    { horizonDays: 0 },
    { holdMinutes: 0 },
    { minNoticeMinutes: -1 },
    { limits: { perClientPerDay: 0 } },
    { limits: { perYear: 1 } },
  ])('%j is refused', (policy) => expect(faultsOf(policyInput, policy)).toHaveLength(1));
});

describe('profile', () => {
  const pixel = `data:image/png;base64,${'A'.repeat(96)}`;

  test.each([
    { website: 'https://bloom.example/menu?x=1' },
    { brandColor: '#4C7a5d' },
    { logo: pixel },
    { phone: '030 901820', transferNumber: '+49 170 1234567' },
    { allowedOrigins: ['https://www.bloom.example', 'http://localhost:5173'] },
  ])('%j is fine', (profile) => expect(faultsOf(profileInput, profile)).toEqual([]));

  test.each([
    { website: 'http://bloom.example' },
    { website: 'javascript:alert(1)' },
    { website: 'https://' },
    { brandColor: 'green' },
    { brandColor: '#fff' },
    { logo: 'https://bloom.example/logo.png' },
    { logo: 'data:text/html;base64,PGI+' },
    { logo: `data:image/png;base64,${'A'.repeat(87_384)}AAAA` },
    { allowedOrigins: ['*'] },
    { allowedOrigins: ['https://bloom.example/page'] },
    { allowedOrigins: ["https://bloom.example; script-src 'unsafe-inline'"] },
    { allowedOrigins: ['http://bloom.example'] },
    { tagline: 'two\nlines' },
  ])('%j is refused', (profile) => expect(faultsOf(profileInput, profile)).not.toEqual([]));

  test('a logo holds 64 KiB and not a byte more', () => {
    const ofBytes = (bytes: number) =>
      `data:image/webp;base64,${Buffer.alloc(bytes).toString('base64')}`;
    expect(faultsOf(profileInput, { logo: ofBytes(65_536) })).toEqual([]);
    expect(faultsOf(profileInput, { logo: ofBytes(65_537) })).toEqual([
      '/logo must be at most 64 KiB',
    ]);
  });
});

test('a resource is staff or a room, with hours of its own if it has any', () => {
  expect(faultsOf(resourceInput, { name: 'Ana', kind: 'staff' })).toEqual([]);
  expect(faultsOf(resourceInput, { name: 'Ana', kind: 'robot' })).toHaveLength(1);
  expect(faultsOf(resourcePatch, { hours: null })).toEqual([]);
  expect(faultsOf(resourcePatch, { kind: null })).toHaveLength(1);
});

test('time off ends after it starts and lasts a year at most', () => {
  const start = '2026-12-24T00:00:00+01:00';
  expect(
    faultsOf(blockInput, { start, end: '2027-01-06T00:00:00+01:00', reason: 'Holiday' }),
  ).toEqual([]);
  expect(faultsOf(blockInput, { start, end: start })).toEqual(['/end must be after start']);
  expect(faultsOf(blockInput, { start, end: '2026-12-23T22:59:59Z' })).toHaveLength(1);
  expect(faultsOf(blockInput, { start, end: '2028-01-01T00:00:00Z' })).toHaveLength(1);
  expect(faultsOf(blockInput, { start: 'today', end: 'tomorrow' })).toHaveLength(2);
});
