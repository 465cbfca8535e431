import type { z } from 'zod';
import { publicPolicy } from './policy.ts';
import { publicProfile } from './profile.ts';
import { publicResource } from './resource.ts';
import { publicService } from './service.ts';
import { publicTenant, type PublicTenant, type Tenant } from './tenant.ts';

/** The fields of `schema` that `from` has. */
const only = <Answer>(
  schema: z.ZodType<Answer> & { readonly shape: object },
  from: object,
): Answer =>
  Object.fromEntries(
    Object.entries(from).filter(([name]) => Object.hasOwn(schema.shape, name)),
  ) as Answer;

/** What anybody may know of a tenant, whoever asked for it. */
export const toPublicTenant = (tenant: Tenant | PublicTenant): PublicTenant => ({
  ...only(publicTenant, tenant),
  profile: only(publicProfile, tenant.profile),
  services: tenant.services.map((service) => only(publicService, service)),
  resources: tenant.resources.map((resource) => only(publicResource, resource)),
  policy: only(publicPolicy, tenant.policy),
});
