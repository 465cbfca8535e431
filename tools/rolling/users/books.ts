import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../bench/post-by-key.ts';
import { postAsOperator } from '../place.ts';
import type { User } from './user.ts';

const dayMs = 86_400_000;
const visitsADay = 24;
const thinkMs = 200;

export interface Shop {
  readonly slug: string;
  readonly serviceId: string;
  readonly resourceIds: readonly string[];
}

/**
 * Books by the API with one person of a business, visit after visit; each second one is moved, and each
 * third cancelled. Nobody else books with that person, so nothing can be refused.
 */
export const createBooker =
  ({ slug, serviceId, resourceIds }: Shop, index: number): User =>
  async ({ tally, stop, ...place }) => {
    const post = postAsOperator(place);
    const base = `/api/tenants/${slug}/appointments`;
    const client = { name: 'Jo Park', email: `jo-${randomUUID().slice(0, 8)}@example.com` };
    const resourceId = resourceIds[index] ?? '';
    let visits = 0;
    for (let turn = 0; !stop.aborted; turn += 1) {
      const ask = (kind: string, path: string, body: object): Promise<Json | undefined> =>
        tally.count(kind, () => post(path, body));
      const start = toStart((visits += 1));
      const made = await ask('book', base, { serviceId, resourceId, start, client });
      const path = `${base}/${String(made?.['reference'])}`;
      if (made && turn % 2 === 1) {
        await ask('move', `${path}/reschedule`, { start: toStart((visits += 1)) });
      }
      if (made && turn % 3 === 2) await ask('cancel', `${path}/cancel`, {});
      await pause(thinkMs);
    }
  };

/** From eight to eight, half an hour each, from the day after tomorrow on. */
export function toStart(visit: number): string {
  const day =
    Math.ceil(Date.now() / dayMs) * dayMs + dayMs + Math.floor(visit / visitsADay) * dayMs;
  return new Date(day + 8 * 3_600_000 + (visit % visitsADay) * 30 * 60_000).toISOString();
}
