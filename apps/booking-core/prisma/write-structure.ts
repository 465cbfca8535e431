/**
 * Writes structure.txt from a database that has been migrated: run it after adding a migration or changing a function, with
 * DATABASE_OWNER_URL of a database at that migration, and read the difference before committing it.
 */
import { createPool, describeStructure } from '@gomomo/postgres';
import { writeFileSync } from 'node:fs';

const connectionString = process.env['DATABASE_OWNER_URL'];
if (connectionString === undefined) throw new Error('DATABASE_OWNER_URL is missing');
const pool = createPool({ connectionString, applicationName: 'write-structure', max: 1 });
const lines = await describeStructure(pool, 'booking');
await pool.end();
writeFileSync(new URL('structure.txt', import.meta.url), `${lines.join('\n')}\n`);
