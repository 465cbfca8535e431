import { describe, expect, test } from '@jest/globals';
import { until } from '@gomomo/testing';
import { randomUUID } from 'node:crypto';
import type { AppointmentTask, Outcome } from '../src/index.ts';
import {
  asTenant,
  context,
  everything,
  hear,
  openMirror,
  stateOf,
  summary,
  tenantState,
  tenantTombstone,
  toldOf,
  tombstoneOf,
  useMirror,
  workOff,
} from './mirror-context.ts';

useMirror();

const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
const thingsOf = (id: string) => context.target.things.get(id);
const away: Outcome = { kind: 'away', reason: 'Google is away' };

describe('a change', () => {
  test('is in the target after it was heard, and booking-core is told before and after', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    expect(await toldOf(id)).toEqual([{ state: 'pending', version: 1 }]);
    await workOff();
    expect(thingsOf(id)).toHaveLength(1);
    expect(await toldOf(id)).toEqual([
      { state: 'pending', version: 1 },
      { state: 'synced', version: 1 },
    ]);
    expect(await summary()).toMatchObject({ pending: 0, dead: 0, pause: undefined });
  });

  test('of three only the newest is done, whatever the order in which they come', async () => {
    const id = randomUUID();
    for (const version of [1, 3, 2]) {
      await hear(stateOf({ id, version, start: `2026-11-24T1${version}:00:00.000Z` }));
    }
    await workOff();
    expect(thingsOf(id)).toMatchObject([{ start: '2026-11-24T13:00:00.000Z' }]);
    expect(context.target.seen).toHaveLength(1);
    expect(await toldOf(id)).toEqual([
      { state: 'pending', version: 1 },
      { state: 'pending', version: 3 },
      { state: 'synced', version: 3 },
    ]);
  });

  test('of a tenant without the target is known, and done once it is there', async () => {
    context.target.connected.clear();
    const [upcoming, past, cancelled] = [randomUUID(), randomUUID(), randomUUID()];
    const before = { start: '2026-11-20T09:00:00.000Z', end: '2026-11-20T10:00:00.000Z' };
    await hear(stateOf({ id: upcoming }));
    await hear(stateOf({ id: past, ...before }));
    await hear(stateOf({ id: cancelled, status: 'cancelled' }));
    await workOff();
    expect(context.target.seen).toEqual([]);
    expect(await toldOf(upcoming)).toEqual([]);
    context.target.connected.add(context.tenantId);
    await asTenant((tx) => context.mirror.wantUpcoming(tx, context.tenantId));
    await workOff();
    expect([...context.target.things.keys()]).toEqual([upcoming]);
    await asTenant((tx) => context.mirror.wantUpcoming(tx, context.tenantId));
    await workOff();
    expect(context.target.seen).toHaveLength(2);
  });

  // Somebody has connected a calendar and waits for the page: a busy shop's took half a minute.
  test('all that are to come are wanted by as many questions as one of them', async () => {
    const questionsFor = async (count: number): Promise<number> => {
      for (const id of ids(count)) await hear(stateOf({ id }));
      for (const id of ids(count)) await hear(stateOf({ id, status: 'cancelled' }));
      let asked = 0;
      await asTenant((tx) => {
        const counted = new Proxy(tx, {
          get: (target, name) => {
            if (name === 'query') asked += 1;
            return Reflect.get(target, name, target);
          },
        });
        return context.mirror.wantUpcoming(counted, context.tenantId);
      });
      await workOff();
      return asked;
    };
    const forOne = await questionsFor(1);
    expect(await questionsFor(20)).toBe(forOne);
    expect(context.target.things.size).toBe(21);
  });

  test('of a tenant that shows in appointments has all that are to come done again', async () => {
    const id = randomUUID();
    await hear(tenantState(1));
    await hear(stateOf({ id }));
    await workOff();
    await hear(tenantState(2));
    await workOff();
    expect(context.target.seen).toHaveLength(1);
    await hear(tenantState(3, 'Bloom & Co'));
    await workOff();
    expect(context.target.seen).toHaveLength(2);
  });
});

describe('reading the topic from its beginning', () => {
  test('changes nothing, tombstones included', async () => {
    const [moved, cancelled, erased] = ids(3) as [string, string, string];
    const records = [
      tenantState(1),
      stateOf({ id: moved }),
      stateOf({ id: moved, version: 2, start: '2026-11-25T09:00:00.000Z' }),
      stateOf({ id: cancelled }),
      stateOf({ id: cancelled, version: 2, status: 'cancelled' }),
      stateOf({ id: erased }),
      tombstoneOf(erased, 2),
    ];
    for (const record of records) await hear(record);
    await workOff();
    const kept = await everything();
    for (const record of records) await hear(record);
    await workOff();
    expect(await everything()).toEqual(kept);
  });

  test('what cannot be read goes to the dead letters', async () => {
    const broken = { ...stateOf({ id: randomUUID() }), value: Buffer.from('{') };
    await expect(hear(broken)).rejects.toMatchObject({ code: 'poison-record' });
  });
});

describe('while the target is away', () => {
  test('for two hours, nothing dies, nobody is needed, and all is there afterwards', async () => {
    const all = ids(30);
    for (const id of all) await hear(stateOf({ id }));
    context.target.fault = () => away;
    const backAt = context.clock.now() + 2 * 3_600_000;
    while (context.clock.now() < backAt) {
      await workOff();
      context.clock.advance(15_000);
    }
    await workOff();
    expect(await summary()).toMatchObject({ pending: 30, dead: 0, pause: { reason: away.reason } });
    expect(context.target.seen.length).toBeGreaterThan(60);
    context.target.fault = undefined;
    context.clock.advance(60_000);
    await workOff();
    expect(new Set(context.target.things.keys())).toEqual(new Set(all));
    expect(await summary()).toMatchObject({ pending: 0, dead: 0, pause: undefined });
  });

  test('it is asked again no sooner than it has said', async () => {
    await hear(stateOf({ id: randomUUID() }));
    context.target.fault = () => ({ ...away, waitMs: 120_000 });
    await workOff();
    context.clock.advance(119_000);
    await workOff();
    expect(context.target.seen).toHaveLength(1);
    context.clock.advance(1_000);
    await workOff();
    expect(context.target.seen).toHaveLength(2);
  });

  test('until somebody acts, news is kept, and all of it follows', async () => {
    const [first, second] = ids(2) as [string, string];
    context.target.fault = () => ({ kind: 'held', reason: 'revoked' });
    await hear(stateOf({ id: first }));
    await workOff();
    await hear(stateOf({ id: second }));
    context.clock.advance(86_400_000);
    await workOff();
    expect(context.target.seen).toHaveLength(1);
    expect(await summary()).toMatchObject({
      pending: 2,
      pause: { until: null, reason: 'revoked' },
    });
    context.target.fault = undefined;
    await asTenant((tx) => context.mirror.resume(tx, context.tenantId));
    await workOff();
    expect(context.target.things.size).toBe(2);
  });
});

describe('what alone is refused', () => {
  test('is dead at once, told of, and does not hold up the others', async () => {
    const [bad, good] = ids(2) as [string, string];
    context.target.fault = ({ appointmentId }) =>
      appointmentId === bad ? { kind: 'refused', reason: 'no such calendar' } : undefined;
    await hear(stateOf({ id: bad }));
    await hear(stateOf({ id: good }));
    await workOff();
    expect(await toldOf(bad)).toMatchObject([
      { state: 'pending' },
      { state: 'failed', version: 1 },
    ]);
    expect(thingsOf(good)).toHaveLength(1);
    expect(await summary()).toMatchObject({ pending: 0, dead: 1 });
    context.target.fault = undefined;
    await hear(stateOf({ id: bad, version: 2 }));
    await workOff();
    expect(await toldOf(bad)).toMatchObject([
      {},
      {},
      { state: 'pending' },
      { state: 'synced', version: 2 },
    ]);
  });

  test('perhaps later is tried twelve times', async () => {
    const id = randomUUID();
    context.target.fault = () => ({ kind: 'failed', reason: 'odd' });
    await hear(stateOf({ id }));
    for (let tried = 0; tried < 20; tried += 1) {
      await workOff();
      context.clock.advance(900_000);
    }
    expect(context.target.seen).toHaveLength(12);
    expect(await toldOf(id)).toMatchObject([{ state: 'pending' }, { state: 'failed' }]);
  });
});

describe('a crash', () => {
  /** A process of that name is killed between an effect and the word of it. */
  async function crash(holder: string): Promise<void> {
    const target = {
      ...context.target,
      apply: async (task: AppointmentTask, signal: AbortSignal) => {
        await context.target.apply(task, signal);
        return new Promise<never>(() => undefined);
      },
    };
    const dead = new AbortController();
    const { loops } = openMirror(target, { holder });
    void loops.find(({ name }) => name === 'calendar-sync-work')?.run(dead.signal);
    await until(() => expect(context.target.seen).toHaveLength(1));
    dead.abort();
  }

  test('between effect and word: another does the effect again after a while, and tells once', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    await crash('another');
    await workOff();
    expect(await toldOf(id)).toEqual([{ state: 'pending', version: 1 }]);
    context.clock.advance(60_001);
    await workOff();
    expect(context.target.seen).toHaveLength(2);
    expect(thingsOf(id)).toHaveLength(1);
    expect(await toldOf(id)).toMatchObject([{ state: 'pending' }, { state: 'synced' }]);
  });

  test('is over as soon as the process is there again', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    await crash('spec');
    await workOff(openMirror(context.target, { holder: 'spec' }));
    expect((await toldOf(id)).at(-1)).toMatchObject({ state: 'synced' });
  });
});

describe('many tenants', () => {
  test('ten thousand changes of one do not come before three of another', async () => {
    const small = randomUUID();
    const { owner, clock, target, tenantId } = context;
    const now = new Date(clock.now());
    const rows = `insert into calendar.work (tenant_id, key, lane, version, payload, due_at, due_latest)
      select $1, gen_random_uuid(), 'account', 1, '{}', $2, $2 from generate_series(1, 10000)`;
    await owner.query(rows, [tenantId, now]);
    clock.advance(1_000);
    target.connected.add(small);
    for (const id of ids(3)) await hear(stateOf({ id, tenantId: small }));
    const stop = new AbortController();
    target.after = () => target.seen.length >= 12 && stop.abort();
    const mirror = openMirror(target, { concurrency: 1 });
    await mirror.loops.find(({ name }) => name === 'calendar-sync-work')?.run(stop.signal);
    const places = target.seen.flatMap((each, place) => (each.tenantId === small ? [place] : []));
    expect(places).toHaveLength(3);
    expect(Math.max(...places)).toBeLessThan(6);
  });
});

describe('erasure', () => {
  test('of a client takes the name out of what is known and of the target', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    await workOff();
    expect(thingsOf(id)).toMatchObject([{ name: 'Jo Park' }]);
    await hear(tombstoneOf(id, 2));
    await workOff();
    expect(thingsOf(id)).toMatchObject([{ name: null }]);
    expect(JSON.stringify(await everything())).not.toContain('Jo Park');
    await hear(stateOf({ id }));
    await workOff();
    expect(thingsOf(id)).toMatchObject([{ name: null }]);
    expect(await toldOf(id)).toMatchObject([{}, {}, {}, { state: 'synced', version: 2 }]);
  });

  test('of a tenant takes everything, here and there, and late news does not bring it back', async () => {
    const id = randomUUID();
    await hear(tenantState(1));
    await hear(stateOf({ id }));
    await workOff();
    await hear(tenantTombstone(2));
    await workOff();
    expect(context.target.erased).toEqual([context.tenantId]);
    expect(await toldOf(id)).toEqual([null]);
    await hear(stateOf({ id, version: 2 }));
    await hear(tenantState(3));
    await hear(tenantTombstone(4));
    await workOff();
    expect(context.target.erased).toHaveLength(1);
    const { rows } = await context.owner.query('select from calendar.mirror_appointments');
    expect(rows).toEqual([]);
    expect(JSON.stringify(await everything())).not.toContain('Bloom');
  });
});

describe('while somebody is at it', () => {
  /** Runs as the attempt ends, after its effect. */
  const during = (work: () => Promise<void>) =>
    openMirror({
      ...context.target,
      apply: async (task: AppointmentTask, signal: AbortSignal) => {
        const outcome = await context.target.apply(task, signal);
        await work();
        return outcome;
      },
    });

  test('a tenant is erased: nothing is told, and what was written is removed afterwards', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    await workOff(during(() => hear(tenantTombstone(2))));
    await workOff();
    expect(context.target.erased).toEqual([]);
    context.clock.advance(60_000);
    await workOff();
    expect(context.target.erased).toEqual([context.tenantId]);
    expect(context.target.things.size).toBe(0);
    expect(await toldOf(id)).toEqual([null]);
  });

  test('a tenant lets it go: it is told of as none', async () => {
    const id = randomUUID();
    await hear(stateOf({ id }));
    const letGo = async () => {
      context.target.connected.clear();
      await asTenant((tx) => context.mirror.letGo(tx, context.tenantId));
    };
    await workOff(during(letGo));
    expect((await toldOf(id)).at(-1)).toMatchObject({ state: 'none' });
  });
});

test('a target that a tenant has let go is told of as none, and nothing is done there any more', async () => {
  const [done, waiting] = ids(2) as [string, string];
  await hear(stateOf({ id: done }));
  await workOff();
  await hear(stateOf({ id: waiting }));
  context.target.connected.clear();
  await asTenant((tx) => context.mirror.letGo(tx, context.tenantId));
  await workOff();
  expect(context.target.seen).toHaveLength(1);
  expect((await toldOf(done)).at(-1)).toEqual({ state: 'none', version: 1 });
  expect((await toldOf(waiting)).at(-1)).toEqual({ state: 'none', version: 1 });
});
