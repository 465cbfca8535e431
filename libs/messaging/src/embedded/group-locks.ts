import type { Pool } from '@gomomo/postgres';

/** What is used of a pool's connection. */
interface LockClient {
  query<Row extends Record<string, unknown>>(
    text: string,
    values: unknown[],
  ): Promise<{ rows: Row[] }>;
  release(destroy: boolean): void;
}

/** The right of one reader to a group, among all processes. */
export interface GroupHold {
  /** False as soon as the connection that carries the lock is lost. */
  isHeld(): boolean;
  release(): Promise<void>;
}

export interface GroupLocks {
  /** Undefined while another reader has it. */
  tryHold(name: string): Promise<GroupHold | undefined>;
  close(): void;
}

const lockSql = `select pg_try_advisory_lock(hashtextextended('messaging.groups ' || $1, 0)) as held`;
const unlockSql = `select pg_advisory_unlock(hashtextextended('messaging.groups ' || $1, 0))`;

/**
 * Session locks on one connection of our own: the server frees them the moment a killed process's
 * connection ends, so a restart goes on at once, with no lease to wait out.
 */
export function createGroupLocks(pool: Pool): GroupLocks {
  const session = createSession(pool);
  const held = new Map<string, LockClient>();
  return {
    tryHold: (name) =>
      session.inTurn(async (client) => {
        if (held.get(name) === client) return undefined;
        const { rows } = await client.query<{ held: boolean }>(lockSql, [name]);
        if (rows[0]?.held !== true) return undefined;
        held.set(name, client);
        const isHeld = () => held.get(name) === client && session.isOpen(client);
        return {
          isHeld,
          release: async () => {
            if (!isHeld()) return;
            held.delete(name);
            await session.inTurn(async (current) => {
              if (current === client) await client.query(unlockSql, [name]);
            });
          },
        };
      }),
    close: session.close,
  };
}

/** One connection, opened when needed, one statement at a time. */
function createSession(pool: Pool) {
  let open: LockClient | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const connect = async (): Promise<LockClient> => {
    const client = await pool.connect();
    client.on('error', () => {
      if (open !== client) return;
      open = undefined;
      client.release(true);
    });
    return client;
  };
  return {
    isOpen: (client: LockClient) => open === client,
    inTurn: <Result>(work: (client: LockClient) => Promise<Result>): Promise<Result> => {
      const result = turn.then(async () => work((open ??= await connect())));
      turn = result.catch(() => undefined);
      return result;
    },
    close: () => {
      open?.release(true);
      open = undefined;
    },
  };
}
