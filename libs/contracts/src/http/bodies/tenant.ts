import { z } from 'zod';
import { uniqueList } from '../../fields.ts';
import { instant } from '../../scalars/instant.ts';
import { languageTag } from '../../scalars/language-tag.ts';
import { secret } from '../../scalars/opaque.ts';
import { listOf } from '../../scalars/paging.ts';
import { e164 } from '../../scalars/phone.ts';
import { country, currency, version } from '../../scalars/quantity.ts';
import { slug } from '../../scalars/slug.ts';
import { line } from '../../scalars/text.ts';
import { timeZone } from '../../scalars/time-zone.ts';
import { uuid } from '../../scalars/uuid.ts';
import { hoursInput } from './hours-input.ts';
import { hours } from './hours.ts';
import { policy, policyInput, policyPatch, publicPolicy } from './policy.ts';
import { profile, profileInput, profilePatch, publicProfile } from './profile.ts';
import { publicResource, resource } from './resource.ts';
import { publicService, service } from './service.ts';

const name = line(120);
const phoneNumbers = uniqueList(e164, 20);

/** Also what a patched tenant must still satisfy: merge first, then parse the whole with this. */
export const tenantInput = z
  .strictObject({
    name,
    slug,
    timeZone,
    locale: languageTag.exactOptional(),
    country: country.exactOptional().meta({
      description: 'defaults to the region of a given locale, else of the time zone',
    }),
    currency: currency.exactOptional(),
    phoneNumbers: phoneNumbers.exactOptional(),
    profile: profileInput.exactOptional(),
    policy: policyInput.exactOptional(),
    hours: hoursInput.exactOptional(),
  })
  .meta({ id: 'TenantInput' });

export const tenantPatch = z
  .strictObject({
    name: name.exactOptional(),
    slug: slug.exactOptional(),
    timeZone: timeZone.exactOptional(),
    locale: languageTag.nullable().exactOptional(),
    country: country.nullable().exactOptional(),
    currency: currency.nullable().exactOptional(),
    phoneNumbers: phoneNumbers.nullable().exactOptional(),
    profile: profilePatch.nullable().exactOptional(),
    policy: policyPatch.nullable().exactOptional(),
    hours: hoursInput.nullable().exactOptional(),
  })
  .meta({ id: 'TenantPatch' });

const commonFields = {
  id: uuid,
  slug,
  name: z.string(),
  timeZone,
  locale: languageTag,
  currency,
};

/** What anybody may know. Also the data of `tenant.changed` and of the state topic. */
export const publicTenant = z
  .strictObject({
    ...commonFields,
    profile: publicProfile,
    hours,
    services: z.array(publicService),
    resources: z.array(publicResource),
    policy: publicPolicy,
  })
  .meta({ id: 'PublicTenant' });

const ownFields = {
  country,
  phoneNumbers: z.array(e164),
  version,
  createdAt: instant,
  updatedAt: instant,
};

/** Everything, for the tenant's own key, the service key and the admin key. */
export const tenant = z
  .strictObject({
    ...commonFields,
    ...ownFields,
    profile,
    hours,
    services: z.array(service),
    resources: z.array(resource),
    policy,
  })
  .meta({ id: 'Tenant' });

export const tenantSummary = z
  .strictObject({ ...commonFields, ...ownFields })
  .meta({ id: 'TenantSummary' });

export const tenantList = listOf(tenantSummary, 'TenantList');

export const createdTenant = z
  .strictObject({ tenant, apiKey: secret.meta({ description: 'shown this once' }) })
  .meta({ id: 'CreatedTenant' });

export type TenantInput = z.output<typeof tenantInput>;
export type TenantPatch = z.output<typeof tenantPatch>;
export type Tenant = z.output<typeof tenant>;
export type PublicTenant = z.output<typeof publicTenant>;
export type TenantSummary = z.output<typeof tenantSummary>;
