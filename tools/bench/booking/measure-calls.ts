import { toReference } from '@gomomo/contracts';
import { createPool, type Pool } from '@gomomo/postgres';
import { randomBytes } from 'node:crypto';
import type { CpuMeter } from './cpu.ts';
import { leanCalls, toValues, type Fresh, type FunctionName } from './own-calls.ts';
import { serviceId, tenantId } from './seed.ts';
import type { Stage } from './stage.ts';

/** Microseconds of one database session for each call, one figure a round. */
export type CallCosts = Readonly<Record<VariantName, readonly number[]>>;

const variantNames = ['leanBook', 'book', 'leanFlow', 'flow', 'reschedule'] as const;
type VariantName = (typeof variantNames)[number];

interface Session {
  readonly pool: Pool;
  readonly pid: number;
}

const warmUpCalls = 60;
/** Turns of a few calls each, so that a change of the machine's mood meets every variant alike. */
const turnsPerRound = 8;
const callsPerTurn = 20;
/** Appointments that are moved in turn. */
const movedCount = 40;

/** Nothing else loads the database; variants in another order in each round. */
export async function measureCalls(stage: Stage, rounds: number): Promise<CallCosts> {
  const costs = Object.fromEntries(
    variantNames.map((name): [VariantName, number[]] => [name, []]),
  ) as Record<VariantName, number[]>;
  const { meter } = stage;
  if (meter === undefined) return costs;
  const sessions = await Promise.all(variantNames.map(() => openSession(stage.ground.urls.core)));
  const variants = await Promise.all(
    variantNames.map(async (name, index) => {
      const session = sessions[index] ?? (await openSession(stage.ground.urls.core));
      return { name, session, call: await prepare[name](stage, session) };
    }),
  );
  for (const { call } of variants) for (let i = 0; i < warmUpCalls; i += 1) await call();
  for (let round = 0; round < rounds; round += 1) {
    const spent = await runRound(meter, variants);
    for (const name of variantNames) costs[name].push(spent[name]);
  }
  await Promise.all(sessions.map(({ pool }) => pool.end()));
  return costs;
}

interface Variant {
  readonly name: VariantName;
  readonly session: Session;
  readonly call: () => Promise<void>;
}

/** Microseconds a call of each variant in this round. */
async function runRound(
  meter: CpuMeter,
  variants: readonly Variant[],
): Promise<Record<VariantName, number>> {
  const spent = { leanBook: 0, book: 0, leanFlow: 0, flow: 0, reschedule: 0 };
  for (let turn = 0; turn < turnsPerRound; turn += 1) {
    for (const { name, session, call } of variants.toSorted(() => Math.random() - 0.5)) {
      const before = meter.threadNs(session.pid);
      for (let i = 0; i < callsPerTurn; i += 1) await call();
      const us = (meter.threadNs(session.pid) - before) / 1000;
      spent[name] += us / (turnsPerRound * callsPerTurn);
    }
  }
  return spent;
}

/** As the product's own pool sets a session up. */
async function openSession(connectionString: string): Promise<Session> {
  const pool = createPool({ connectionString, applicationName: 'bench calls', max: 1 });
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  return { pool, pid: rows[0]?.pid ?? 0 };
}

type Prepare = (stage: Stage, session: Session) => Promise<() => Promise<void>>;

const prepare: Readonly<Record<VariantName, Prepare>> = {
  leanBook:
    async (stage, { pool }) =>
    async () => {
      const values = leanCalls.book.values(tenantId, serviceId, toFresh(stage));
      await send(pool, 'lean book', leanCalls.book.text, values);
    },
  book: async (stage, session) => async () => {
    await callOwn(stage, session, 'book', 'booked');
  },
  leanFlow:
    async (stage, { pool }) =>
    async () => {
      const fresh = toFresh(stage);
      const { hold, confirm } = leanCalls;
      const values = hold.values(tenantId, serviceId, fresh);
      const id = await send<string>(pool, 'lean hold', hold.text, values);
      await send(pool, 'lean confirm', confirm.text, confirm.values(tenantId, id, fresh));
    },
  flow: async (stage, session) => async () => {
    const { hold } = await callOwn(stage, session, 'place_hold', 'placed');
    await callOwn(stage, session, 'confirm_hold', 'booked', { hold: hold?.id ?? '' });
  },
  async reschedule(stage, session) {
    const ids: string[] = [];
    while (ids.length < movedCount) {
      const { appointment } = await callOwn(stage, session, 'book', 'booked');
      ids.push(appointment?.id ?? '');
    }
    let turn = 0;
    return async () => {
      const appointment = ids[turn++ % movedCount] ?? '';
      await callOwn(stage, session, 'reschedule', 'done', { appointment });
    };
  },
};

interface Outcome {
  readonly outcome: string;
  readonly hold?: { readonly id: string };
  readonly appointment?: { readonly id: string };
}

/** @throws Error when the call ended otherwise than it must */
async function callOwn(
  stage: Stage,
  { pool }: Session,
  name: FunctionName,
  expected: string,
  given: Fresh['given'] = {},
): Promise<Outcome> {
  const call = stage.calls[name];
  const outcome = await send<Outcome>(
    pool,
    name,
    call.text,
    toValues(call, { ...toFresh(stage), given }),
  );
  if (outcome.outcome !== expected) {
    throw new Error(`booking.${name} ended as ${outcome.outcome}, not as ${expected}`);
  }
  return outcome;
}

function toFresh({ newId, nextPlace }: Stage): Fresh {
  return {
    place: nextPlace(),
    newId,
    newKey: () => randomBytes(32),
    newReference: () => toReference(randomBytes(8)),
  };
}

async function send<Result>(
  pool: Pool,
  name: string,
  text: string,
  values: unknown[],
): Promise<Result> {
  const { rows } = await pool.query<{ outcome: Result }>({ name, text, values });
  const [row] = rows;
  if (row === undefined) throw new Error(`${name} answered nothing`);
  return row.outcome;
}
