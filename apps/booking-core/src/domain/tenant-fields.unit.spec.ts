import { expect, test } from '@jest/globals';
import { toTenantFields } from './tenant-fields.ts';

const placeOf = (given: { timeZone: string; locale?: string; country?: string }) => {
  const { country, currency, locale } = toTenantFields({ name: 'Bloom', slug: 'bloom', ...given });
  return [country, currency, locale];
};

// A London shop without a locale dialled as if it stood in the United States.
test.each([
  [{ timeZone: 'Europe/London' }, ['GB', 'GBP', 'en-US']],
  [{ timeZone: 'Europe/Belfast' }, ['GB', 'GBP', 'en-US']],
  [{ timeZone: 'Asia/Kolkata' }, ['IN', 'INR', 'en-US']],
  [{ timeZone: 'US/Eastern' }, ['US', 'USD', 'en-US']],
  [{ timeZone: 'Europe/Kyiv' }, ['UA', 'UAH', 'en-US']],
  [{ timeZone: 'Europe/Vienna', locale: 'de' }, ['AT', 'EUR', 'de']],
  [{ timeZone: 'Europe/London', locale: 'en-US' }, ['US', 'USD', 'en-US']],
  [{ timeZone: 'America/Bogota', locale: 'es-419' }, ['CO', 'COP', 'es-419']],
  [{ timeZone: 'UTC', locale: 'fr-CH' }, ['CH', 'CHF', 'fr-CH']],
  [{ timeZone: 'UTC', country: 'NZ' }, ['NZ', 'NZD', 'en-US']],
])('%j stands in %j', (given, place) => {
  expect(placeOf(given)).toEqual(place);
});

test.each([{ timeZone: 'UTC' }, { timeZone: 'Etc/GMT+5', locale: 'en' }])(
  '%j stands nowhere: the country is asked for',
  (given) => {
    expect(() => placeOf(given)).toThrow(
      expect.objectContaining({
        code: 'validation',
        details: { errors: [expect.objectContaining({ pointer: '/country' })] },
      }),
    );
  },
);
