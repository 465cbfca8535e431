import type { Access, RouteSpec } from '../http/route.ts';
import type { JsonSchema } from '../json-schema/renderer.ts';

const bearer = (description: string): JsonSchema => ({
  type: 'http',
  scheme: 'bearer',
  description,
});

/** Declared once under `components.securitySchemes`. */
export const securitySchemes: Readonly<Record<string, JsonSchema>> = {
  adminKey: bearer('The operator: tenants, and whatever a tenant key may'),
  tenantKey: bearer('`gmk_…`: everything of one tenant but its slug and phone numbers'),
  serviceKey: bearer(
    'A front desk: reads, and acts for a client with that client’s proof. ' +
      'Carries `X-Actor: kind=client; id=…; channel=web; address=…`',
  ),
  twilioSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Twilio-Signature',
    description: 'HMAC-SHA1 over the address and the form, as Twilio makes it',
  },
};

/** An empty requirement: without a key, by proof or for anybody. */
const withoutKey = {};
const key = (...names: string[]): JsonSchema[] => names.map((name) => ({ [name]: [] }));

const requirements: Readonly<Record<Access, readonly JsonSchema[]>> = {
  public: [withoutKey],
  'hold-token': [withoutKey],
  admin: key('adminKey'),
  tenant: key('tenantKey', 'adminKey'),
  'tenant-or-service': key('tenantKey', 'adminKey', 'serviceKey'),
  'tenant-or-proof': [...key('tenantKey', 'adminKey', 'serviceKey'), withoutKey],
  'tenant-service-or-proof': [...key('tenantKey', 'adminKey', 'serviceKey'), withoutKey],
  service: key('serviceKey'),
  signed: key('twilioSignature'),
};

/** Where a tenant is named a key is welcome on public routes too: it shows or allows more. */
export function toSecurity({ access, params }: RouteSpec): readonly JsonSchema[] {
  const ofTenant = access === 'public' && params?.shape['tenant'] !== undefined;
  return ofTenant ? [withoutKey, ...key('tenantKey', 'serviceKey')] : requirements[access];
}
