import type { TenantFacts } from '@gomomo/dialogue';
import { spellPhone } from '@gomomo/dialogue';
import { toSpokenLanguage, type SpokenLanguage } from './spoken-language.ts';

/** A business as its calls need it. */
export interface Business {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly language: SpokenLanguage;
  /** Its number digit by digit, as a caller is told it. */
  readonly spelledPhone?: string;
}

/** By voice a number is no help to whoever has just called it. */
export function toBusiness(tenant: TenantFacts, called: string | null): Business {
  const { phone } = tenant.profile;
  const other = phone !== undefined && phone !== called;
  return {
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    language: toSpokenLanguage(tenant.locale),
    ...(other ? { spelledPhone: spellPhone(phone, tenant) } : {}),
  };
}
