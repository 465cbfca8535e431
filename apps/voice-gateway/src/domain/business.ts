import type { TenantFacts } from '@gomomo/dialogue';
import { spellPhone } from '@gomomo/dialogue';
import { toSpokenLanguage, type SpokenLanguage } from './spoken-language.ts';

/** A business as its calls need it. */
export interface Business {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly language: SpokenLanguage;
  readonly hours: TenantFacts['hours'];
  readonly timeZone: string;
  /** Where a person takes calls; never the number that was called. */
  readonly transferNumber?: string;
  /** The number that bookings are confirmed from by text, where the business wants that. */
  readonly confirmsFrom?: string;
  /** Its number digit by digit, as a caller is told it. */
  readonly spelledPhone?: string;
}

/** Some of it arrives with the service key only. */
type Profile = TenantFacts['profile'] & { readonly transferNumber?: string };
type Known = TenantFacts & {
  readonly phoneNumbers?: readonly string[];
  readonly policy: { readonly smsConfirmation?: boolean };
};

/** By voice a number is no help to whoever has just called it. */
export function toBusiness(tenant: Known, called: string | null): Business {
  const { phone, transferNumber }: Profile = tenant.profile;
  const { hours, timeZone, policy, phoneNumbers = [] } = tenant;
  const [confirmsFrom] = policy.smsConfirmation === true ? phoneNumbers : [];
  const person = transferNumber !== undefined && transferNumber !== called;
  const other = phone !== undefined && phone !== called;
  return {
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    language: toSpokenLanguage(tenant.locale),
    ...{ hours, timeZone },
    ...(confirmsFrom === undefined ? {} : { confirmsFrom }),
    ...(person ? { transferNumber } : {}),
    ...(other ? { spelledPhone: spellPhone(phone, tenant) } : {}),
  };
}
