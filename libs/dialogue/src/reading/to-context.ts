import type { Lexicon, UnderstandingContext } from '@gomomo/understanding';
import { openWindows, toLocal } from '../core/local-time.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import type { ReadingContext } from '../interpreter/reading.ts';
import { situationOfPending } from './situation.ts';

const lexiconOf = (tenant: TenantFacts): Lexicon => ({
  services: tenant.services.map(({ id, name, synonyms = [] }) => ({
    id,
    names: [name, ...synonyms],
  })),
  resources: tenant.resources.map(({ id, name }) => ({ id, names: [name] })),
});

const countryOf = ({ country, locale }: TenantFacts): string =>
  country ?? new Intl.Locale(locale).region ?? 'US';

/** What a text is read with: the business, the question on the table, the visitor. */
export function toContext({ tenant, now, pending, visitor }: ReadingContext): UnderstandingContext {
  const { date, time } = toLocal(now, tenant.timeZone);
  return {
    now: `${date}T${time}`,
    openOn: (day) => openWindows(tenant, day),
    horizonDays: tenant.policy.horizonDays,
    lexicon: lexiconOf(tenant),
    country: countryOf(tenant),
    locale: tenant.locale,
    ...(visitor?.locale === undefined ? {} : { visitorLocale: visitor.locale }),
    ...situationOfPending(pending),
  };
}
