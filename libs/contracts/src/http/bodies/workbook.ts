import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant, spanCheck } from '../../scalars/instant.ts';

/**
 * - `none`: there is none yet
 * - `written`: it has all that is known
 * - `pending`: changes are to be written
 * - `in-use`: somebody has it open; changes wait, and lie beside it after a quarter of an hour
 * - `failed`: writing was given up
 */
export const workbookStates = ['none', 'written', 'pending', 'in-use', 'failed'] as const;

export const workbookStatus = z
  .strictObject({
    state: openEnum(workbookStates),
    location: z.string().nullable().meta({ description: 'where the file lies' }),
    writtenAt: instant.nullable(),
    inUseSince: instant.nullable(),
    beside: z
      .string()
      .nullable()
      .meta({ description: 'the newest, beside a file that somebody has open' }),
    pending: z.int().min(0),
    dead: z.int().min(0),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'WorkbookStatus' });

/** Appointments of a span, by their start. */
export const exportQuery = z
  .object({
    from: instant.meta({ description: 'earliest start, inclusive' }),
    to: instant.meta({ description: 'latest start, exclusive; at most 366 days after from' }),
  })
  .check(...spanCheck('from', 'to', { daysMax: 366, allowEmpty: true }));

export type WorkbookStatus = z.output<typeof workbookStatus>;
export type ExportQuery = z.output<typeof exportQuery>;
