import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant, spanCheck } from '../../scalars/instant.ts';
import { listOf } from '../../scalars/paging.ts';
import { line } from '../../scalars/text.ts';
import { uuid } from '../../scalars/uuid.ts';
import { hoursInput } from './hours-input.ts';
import { hours } from './hours.ts';

const name = line(120);
const kind = openEnum(['staff', 'room']);

export const resourceInput = z
  .strictObject({
    name,
    kind,
    hours: hoursInput
      .exactOptional()
      .meta({ description: "left out = the tenant's; an override here goes before the tenant's" }),
  })
  .meta({ id: 'ResourceInput' });

export const resourcePatch = z
  .strictObject({
    name: name.exactOptional(),
    kind: kind.exactOptional(),
    hours: hoursInput.nullable().exactOptional(),
  })
  .meta({ id: 'ResourcePatch' });

export const publicResource = z
  .strictObject({ id: uuid, name: z.string(), kind })
  .meta({ id: 'PublicResource' });

export const resource = z
  .strictObject({ id: uuid, name: z.string(), kind, hours: hours.nullable() })
  .meta({ id: 'Resource' });

export const resourceList = listOf(resource, 'ResourceList');

/** Time off. Of any length: it is stored as consecutive claims under one id. */
export const blockInput = z
  .strictObject({ start: instant, end: instant, reason: line(200).exactOptional() })
  .check(...spanCheck('start', 'end', { daysMax: 366, allowEmpty: false }))
  .meta({ id: 'BlockInput' });

export const block = z
  .strictObject({ id: uuid, start: instant, end: instant, reason: z.string().nullable() })
  .meta({ id: 'Block' });

export const blockList = listOf(block, 'BlockList');

export type Resource = z.output<typeof resource>;
export type PublicResource = z.output<typeof publicResource>;
export type Block = z.output<typeof block>;
export type ResourceInput = z.output<typeof resourceInput>;
