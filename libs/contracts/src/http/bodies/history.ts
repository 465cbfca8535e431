import { z } from 'zod';
import { openEnum } from '../../json-schema/open-enum.ts';
import { instant } from '../../scalars/instant.ts';
import { listOf } from '../../scalars/paging.ts';
import { actorKinds, channels } from './actor.ts';

const snapshot = z.record(z.string(), z.unknown()).nullable();

/** One change: who, when, what. `before` is null for the first, and both hold changed fields only. */
export const historyEntry = z
  .strictObject({
    at: instant,
    actor: z.strictObject({
      kind: openEnum(actorKinds),
      id: z.string().exactOptional(),
      channel: openEnum(channels),
    }),
    action: z.string().meta({ examples: ['confirmed', 'rescheduled', 'cancelled'] }),
    before: snapshot,
    after: snapshot,
  })
  .meta({ id: 'HistoryEntry' });

export const history = listOf(historyEntry, 'History');

export type HistoryEntry = z.output<typeof historyEntry>;
