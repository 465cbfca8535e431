import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import { toOutcome, type Outcome } from '../history/outcome.ts';
import type { Random } from '../random.ts';
import type { Shop } from '../world.ts';
import type { Asked, Http } from './http.ts';

/** An appointment that a client knows of, as it was answered last. */
export interface Known {
  readonly reference: string;
  readonly version: number;
  readonly start: string;
  readonly contact: string;
  readonly status: string;
}

export interface Held {
  readonly holdId: string;
  readonly holdToken: string;
}

/** One client of the API: with the business's key, or as anybody with the contact for a proof. */
export interface Booker {
  readonly name: string;
  readonly shop: Shop;
  readonly random: Random;
  readonly hasKey: boolean;
  readonly appointments: Known[];
  readonly walkIns: Known[];
  readonly holds: Held[];
  /** Whether somebody still wants it to go on. */
  readonly isOn: () => boolean;
  /**
   * One wish by one key, asked again under the same key until it is known what came of it.
   * @throws Error when that is never known
   */
  wish(op: string, path: string, body: object, more?: Wish): Promise<Outcome>;
  look(op: string, path: string, contact?: string): Promise<Outcome>;
}

export interface Wish {
  readonly method?: string;
  readonly contact?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** What of an appointment it is about, for the history. */
  readonly about?: string;
}

export interface BookerOptions extends Pick<
  Booker,
  'name' | 'shop' | 'random' | 'hasKey' | 'isOn'
> {
  readonly http: Http;
  readonly history: History;
}

/** How often an answered wish is sent once more, by chance. */
const repeated = 0.12;
const triesMax = 40;

/** Who asks: the business, or the client of that contact. */
function proofOf(
  { hasKey, shop }: Pick<BookerOptions, 'hasKey' | 'shop'>,
  contact: string | undefined,
): Record<string, string> {
  if (hasKey) return { authorization: `Bearer ${shop.key}` };
  return contact === undefined ? {} : { 'x-client-contact': contact };
}

export function createBooker(options: BookerOptions): Booker {
  const { http, history, shop, random, name } = options;
  const base = `/api/tenants/${shop.slug}`;
  const proof = (contact: string | undefined) => proofOf(options, contact);
  const send = async (
    op: string,
    asked: Asked,
    of: Record<string, unknown>,
    key?: string,
  ): Promise<Outcome> => {
    const id = history.begin({ client: name, tenant: shop.slug, op, key, asked: of });
    const outcome = toOutcome(await http.ask(asked));
    history.end(id, outcome);
    return outcome;
  };
  return {
    ...options,
    ...{ appointments: [], walkIns: [], holds: [] },
    async wish(op, path, body, { method = 'POST', contact, headers, about } = {}) {
      const key = randomUUID();
      const asked = {
        ...{ method, path: `${base}${path}`, ...(method === 'POST' && { body }) },
        headers: { ...proof(contact), 'idempotency-key': key, ...headers },
      };
      const of = { ...body, about };
      let outcome = await send(op, asked, of, key);
      for (let tries = 0; outcome.kind === 'unknown' && tries < triesMax; tries += 1) {
        await pause(100 + random.below(900));
        outcome = await send(op, asked, of, key);
      }
      if (outcome.kind === 'unknown') throw new Error(`${op} was never answered`);
      if (random.chance(repeated)) await send(op, asked, of, key);
      return outcome;
    },
    look: (op, path, contact) =>
      send(op, { method: 'GET', path: `${base}${path}`, headers: proof(contact) }, { path }),
  };
}
