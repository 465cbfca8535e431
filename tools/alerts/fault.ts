import type { FakeGoogle, FakeOpenAi } from '@gomomo/fakes';
import type { Pool } from '@gomomo/postgres';
import type { Place } from '../rolling/place.ts';
import type { Shop } from '../rolling/users/books.ts';

/** A stack that runs, and the servers of others that it talks to. */
export interface Ground extends Place {
  readonly google: FakeGoogle;
  readonly model: FakeOpenAi;
  /** As the owner of the schemas. */
  readonly pool: Pool;
  readonly shop: Shop;
  readonly numbers: readonly string[];
  /** Books the next free time of the shop; answers the appointment's id. */
  book(): Promise<string>;
}

/** What makes an alert fire, and what makes it stop. */
export interface Fault {
  /** For the table: what was done. */
  readonly what: string;
  cause(ground: Ground): Promise<void>;
  /** Done again and again until it fires, e.g. somebody who books. */
  meanwhile?(ground: Ground): Promise<void>;
  /** Left out: it is over by itself. */
  mend?(ground: Ground): Promise<void>;
}
