import { call, type Pool } from '@gomomo/postgres';
import type { BusRecord } from '../bus.ts';

const readOfKeys = {
  name: 'messaging_read_of_keys',
  text: `
    select r.topic, r.position::text as position, r.value
      from messaging.records r
     where r.topic in (select topic from messaging.topics) and r.key = any ($1)
       and r.value is not null`,
};

const writeValue = {
  name: 'messaging_write_value',
  text: 'update messaging.records set value = $3 where topic = $1 and position = $2',
};

/** The value with each field of its `pii` nulled; undefined where there is nothing to null. */
function withoutPii(value: Buffer): Buffer | undefined {
  let data: unknown;
  try {
    data = JSON.parse(value.toString('utf8'));
  } catch {
    return undefined; // not JSON: none of the product's own
  }
  const pii = isRecord(data) ? data['pii'] : undefined;
  if (!isRecord(data) || !isRecord(pii) || Object.values(pii).every((each) => each === null)) {
    return undefined;
  }
  const nulled = Object.fromEntries(Object.keys(pii).map((name) => [name, null]));
  return Buffer.from(JSON.stringify({ ...data, pii: nulled }));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A tombstone means that what is personal under its key is erased. This log is ours, so it is erased
 * in it at once, in every topic, and not only when the records have aged; the records themselves stay
 * for who has not read them. Kafka keeps what it has until its retention ends.
 */
export async function eraseEarlier(pool: Pool, records: readonly BusRecord[]): Promise<void> {
  const keys = records.filter(({ value }) => value === null).map(({ key }) => key);
  if (keys.length === 0) return;
  const rows = await call<{ topic: string; position: string; value: Buffer }>(pool, readOfKeys, [
    keys,
  ]);
  for (const { topic, position, value } of rows) {
    const nulled = withoutPii(value);
    if (nulled !== undefined) await call(pool, writeValue, [topic, position, nulled]);
  }
}
