import type { Pool } from './pool.ts';
import { toWeather } from './weather.ts';

/**
 * Spills about 100 kB to a temporary file: the one write that leaves nothing behind, neither rows nor
 * log nor dead catalog entries, and that any role may make. One round trip, so that its setting ends with it.
 */
const spill = `select set_config('work_mem', '64kB', true);
select count(*) from generate_series(1, 5000)`;

/**
 * Whether the database answers and can still write.
 * @throws AppError `dependency-unavailable` that says which of the two it cannot, `busy`
 */
export async function checkWritable(pool: Pick<Pool, 'query'>): Promise<void> {
  try {
    await pool.query(spill);
  } catch (error) {
    throw toWeather(error);
  }
}
