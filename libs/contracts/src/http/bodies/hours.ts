import { z } from 'zod';
import { closingTimeAnswer, localDate, openingTime } from '../../scalars/local-time.ts';

/** Half-open wall-clock window of the day that it begins on. */
const windowFields = { start: openingTime, end: closingTimeAnswer };

export const weekday = z.int().min(1).max(7).meta({ description: 'ISO weekday, 1 = Monday' });

const dayWindow = z.strictObject(windowFields).meta({ id: 'DayWindow' });

const weeklyWindow = z
  .strictObject({ days: z.array(weekday), ...windowFields })
  .meta({ id: 'WeeklyWindow' });

const dayOverride = z
  .strictObject({
    date: localDate,
    windows: z.array(dayWindow).meta({ description: 'none = closed' }),
  })
  .meta({ id: 'DayOverride' });

/** Opening hours as they are answered. */
export const hours = z
  .strictObject({ weekly: z.array(weeklyWindow), overrides: z.array(dayOverride) })
  .meta({ id: 'Hours' });

export type Hours = z.output<typeof hours>;
