import { z } from 'zod';
import { optionalFields, removableFields, uniqueList } from '../../fields.ts';
import { listOf } from '../../scalars/paging.ts';
import { localDate } from '../../scalars/local-time.ts';
import { claimMinutesMax, leadMinutes, priceMinor } from '../../scalars/quantity.ts';
import { line } from '../../scalars/text.ts';
import { uuid } from '../../scalars/uuid.ts';

const minutes = z.int().min(1).max(claimMinutesMax);
const bufferMinutes = z.int().min(0).max(claimMinutesMax);
const dailyCount = z.int().min(1).max(10_000);

const requiredFields = { name: line(120), durationMinutes: minutes };

const answeredFields = { name: z.string(), durationMinutes: minutes };

const furtherFields = {
  stepMinutes: minutes.meta({ description: 'defaults to durationMinutes' }),
  bufferBeforeMinutes: bufferMinutes.meta({ default: 0 }),
  bufferAfterMinutes: bufferMinutes.meta({ default: 0 }),
  priceMinor,
  minNoticeMinutes: leadMinutes.meta({ description: "overrides the policy's" }),
  maxPerDay: dailyCount,
  maxMinutesPerDay: z.int().min(1).max(1_000_000),
  bookableFrom: localDate,
  bookableTo: localDate.meta({ description: 'inclusive' }),
  resourceIds: uniqueList(uuid, 500)
    .min(1)
    .meta({ description: 'left out = every staff resource, present and future' }),
  synonyms: z.array(line(80)).max(50),
};

interface ServiceTimes {
  readonly durationMinutes?: number;
  readonly bufferBeforeMinutes?: number | null;
  readonly bufferAfterMinutes?: number | null;
  readonly bookableFrom?: string | null;
  readonly bookableTo?: string | null;
}

const fitsOneClaim = z.refine<ServiceTimes>(
  (service) =>
    (service.durationMinutes ?? 0) +
      (service.bufferBeforeMinutes ?? 0) +
      (service.bufferAfterMinutes ?? 0) <=
    claimMinutesMax,
  { error: 'with its buffers must be at most 24 h', path: ['durationMinutes'] },
);

const endsAfterItBegins = z.refine<ServiceTimes>(
  ({ bookableFrom, bookableTo }) => (bookableFrom ?? '') <= (bookableTo ?? '9999-12-31'),
  { error: 'must not be before bookableFrom', path: ['bookableTo'] },
);

/** Also what a patched service must still satisfy: merge first, then parse the whole with this. */
export const serviceInput = z
  .strictObject({ ...requiredFields, ...optionalFields(furtherFields) })
  .check(fitsOneClaim, endsAfterItBegins)
  .meta({ id: 'ServiceInput' });

export const servicePatch = z
  .strictObject({ ...optionalFields(requiredFields), ...removableFields(furtherFields) })
  .check(fitsOneClaim, endsAfterItBegins)
  .meta({ id: 'ServicePatch' });

/** What a client chooses by. `resourceIds` null = every staff resource. */
export const publicService = z
  .strictObject({
    id: uuid,
    ...answeredFields,
    priceMinor: priceMinor.nullable(),
    bookableFrom: localDate.nullable(),
    bookableTo: localDate.nullable(),
    resourceIds: z.array(uuid).nullable(),
  })
  .meta({ id: 'PublicService' });

/** Everything, with the values in force; null where there is none. */
export const service = z
  .strictObject({
    id: uuid,
    ...answeredFields,
    stepMinutes: minutes,
    bufferBeforeMinutes: bufferMinutes,
    bufferAfterMinutes: bufferMinutes,
    priceMinor: priceMinor.nullable(),
    minNoticeMinutes: leadMinutes.nullable(),
    maxPerDay: dailyCount.nullable(),
    maxMinutesPerDay: furtherFields.maxMinutesPerDay.nullable(),
    bookableFrom: localDate.nullable(),
    bookableTo: localDate.nullable(),
    resourceIds: z.array(uuid).nullable(),
    synonyms: z.array(z.string()),
  })
  .meta({ id: 'Service' });

export const serviceList = listOf(service, 'ServiceList');

export type Service = z.output<typeof service>;
export type PublicService = z.output<typeof publicService>;
export type ServiceInput = z.output<typeof serviceInput>;
