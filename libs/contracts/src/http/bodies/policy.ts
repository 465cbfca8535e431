import { z } from 'zod';
import { optionalFields, removableFields } from '../../fields.ts';
import { leadMinutes } from '../../scalars/quantity.ts';

const count = z.int().min(1).max(10_000);

/** What applies where a tenant has said nothing. */
export const defaultPolicy = {
  minNoticeMinutes: 0,
  horizonDays: 180,
  holdMinutes: 5,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  limits: { upcomingPerClient: 5 },
  smsConfirmation: false,
} as const;

const limitFields = {
  perClientPerDay: count,
  perClientPerWeek: count,
  perResourcePerDay: count,
  upcomingPerClient: count.meta({ default: defaultPolicy.limits.upcomingPerClient }),
};

const ruleFields = {
  minNoticeMinutes: leadMinutes.meta({ default: defaultPolicy.minNoticeMinutes }),
  horizonDays: z.int().min(1).max(3_660).meta({ default: defaultPolicy.horizonDays }),
  holdMinutes: z.int().min(1).max(60).meta({ default: defaultPolicy.holdMinutes }),
  cancelCutoffMinutes: leadMinutes.meta({ default: defaultPolicy.cancelCutoffMinutes }),
  rescheduleCutoffMinutes: leadMinutes.meta({ default: defaultPolicy.rescheduleCutoffMinutes }),
  smsConfirmation: z.boolean().meta({ default: defaultPolicy.smsConfirmation }),
};

export const policyInput = z
  .strictObject({
    ...optionalFields(ruleFields),
    limits: z.strictObject(optionalFields(limitFields)).exactOptional(),
  })
  .meta({ id: 'PolicyInput' });

export const policyPatch = z
  .strictObject({
    ...removableFields(ruleFields),
    limits: z.strictObject(removableFields(limitFields)).nullable().exactOptional(),
  })
  .meta({ id: 'PolicyPatch' });

const limits = z.strictObject({
  perClientPerDay: limitFields.perClientPerDay.exactOptional(),
  perClientPerWeek: limitFields.perClientPerWeek.exactOptional(),
  perResourcePerDay: limitFields.perResourcePerDay.exactOptional(),
  upcomingPerClient: limitFields.upcomingPerClient,
});

/** Every rule with its value in force. */
export const policy = z.strictObject({ ...ruleFields, limits }).meta({ id: 'Policy' });

/** The rules a client can see; how many appointments one may have is the business's own affair. */
export const publicPolicy = z.strictObject(ruleFields).meta({ id: 'PublicPolicy' });

export type Policy = z.output<typeof policy>;
export type PolicyInput = z.input<typeof policyInput>;

/** Fills in the defaults. */
export function toPolicy(given: PolicyInput): Policy {
  return { ...defaultPolicy, ...given, limits: { ...defaultPolicy.limits, ...given.limits } };
}
