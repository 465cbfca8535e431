import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type {
  ErasedAppointment,
  Mirror,
  MirroredAppointment,
  Outcome,
  TenantTarget,
} from '../src/index.ts';
import {
  asTenant,
  context,
  hear,
  openMirror,
  reconcile,
  stateOf,
  tenantTombstone,
  toldOf,
  tombstoneOf,
  useMirror,
  workOff,
} from './mirror-context.ts';

interface Workbook {
  readonly names: (string | null)[];
  readonly note: number;
  readonly erased: readonly ErasedAppointment[];
}

useMirror();

const made = {} as {
  mirror: Mirror;
  books: Workbook[];
  erased: string[];
  fault: Outcome | undefined;
  /** While it is being written. */
  meanwhile: (() => Promise<void>) | undefined;
};

const namesIn = (page: Uint8Array): (string | null)[] => {
  const appointments = JSON.parse(new TextDecoder().decode(page)) as MirroredAppointment[];
  return appointments.map(({ pii }) => pii?.name ?? null);
};

/** A workbook that is made anew as a whole. */
const workbook = (): TenantTarget => ({
  grain: 'tenant',
  quietMs: 2_000,
  latestMs: 30_000,
  laneOf: () => Promise.resolve('workbook'),
  expects: () => true,
  apply: async ({ read }) => {
    if (made.fault !== undefined) return made.fault;
    const book = await read((_tx, { appointmentPages, erased, sequence }) => ({
      names: appointmentPages.flatMap(namesIn),
      note: sequence,
      erased,
    }));
    await made.meanwhile?.();
    made.books.push(book);
    return { kind: 'done' };
  },
  observe: () => Promise.resolve({ things: [] }),
  erase: (tenantId) => {
    made.erased.push(tenantId);
    return Promise.resolve({ kind: 'done' });
  },
});

beforeEach(() => {
  Object.assign(made, { books: [], erased: [], fault: undefined, meanwhile: undefined });
  made.mirror = openMirror(workbook());
});

const tell = (record: Parameters<typeof hear>[0]) => hear(record, made.mirror);
const work = () => workOff(made.mirror);
const wait = (ms: number) => context.clock.advance(ms);

describe('a target that is made anew as a whole', () => {
  test('is made once for many changes, when they pause', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) {
      await tell(stateOf({ id }));
      wait(1_500);
      await work();
    }
    expect(made.books).toEqual([]);
    wait(500);
    await work();
    expect(made.books).toMatchObject([{ names: ['Jo Park', 'Jo Park'] }]);
    for (const id of ids) {
      expect(await toldOf(id)).toMatchObject([
        { state: 'pending' },
        { state: 'synced', version: 1 },
      ]);
    }
  });

  test('counts that pause from when it was changed, not from when it is heard of', async () => {
    const record = stateOf({ id: randomUUID() });
    wait(1_200);
    await tell(record);
    wait(700);
    await work();
    expect(made.books).toHaveLength(0);
    wait(100);
    await work();
    expect(made.books).toHaveLength(1);
  });

  test('is made once for many changes that are heard of late, at the latest after half a minute', async () => {
    const id = randomUUID();
    const late = Array.from({ length: 71 }, (_, index) => stateOf({ id, version: index + 1 }));
    wait(3_600_000);
    for (const record of late.slice(0, 10)) {
      await tell(record);
      wait(499);
      await work();
    }
    expect(made.books).toHaveLength(0);
    for (const record of late.slice(10)) {
      await tell(record);
      wait(499);
      await work();
    }
    expect(made.books).toHaveLength(1);
  });

  test('is not put off by a clock that is ahead', async () => {
    wait(60_000);
    const record = stateOf({ id: randomUUID() });
    wait(-60_000);
    await tell(record);
    wait(2_000);
    await work();
    expect(made.books).toHaveLength(1);
  });

  test('is made of all appointments, however many', async () => {
    for (let count = 0; count <= 1_000; count += 1) await tell(stateOf({ id: randomUUID() }));
    wait(2_000);
    await work();
    expect(made.books.at(-1)?.names).toHaveLength(1_001);
  }, 60_000);

  test('knows a client who is still there by another appointment', async () => {
    const [gone, left] = [randomUUID(), randomUUID()];
    await tell(stateOf({ id: gone }));
    await tell(stateOf({ id: left }));
    await tell(tombstoneOf(gone, 2));
    wait(2_000);
    await work();
    expect(made.books.at(-1)?.erased).toMatchObject([{ appointmentId: gone, isClientGone: false }]);
  });

  test('is made at the latest half a minute after the first change', async () => {
    const id = randomUUID();
    for (let version = 1; version <= 31; version += 1) {
      await tell(stateOf({ id, version }));
      await work();
      wait(1_000);
    }
    expect(made.books).toHaveLength(1);
  });

  // What came while it was written was due at once, and so for ever: it was written all the time.
  test('keeps that pace when something changes all the time, also while it is written', async () => {
    const id = randomUUID();
    let version = 0;
    const change = async () => {
      version += 1;
      await tell(stateOf({ id, version }));
    };
    for (let second = 0; second < 150; second += 1) {
      await change();
      made.meanwhile = change;
      await work();
      made.meanwhile = undefined;
      wait(1_000);
    }
    expect(made.books).toHaveLength(4);
  });

  test('is told of what is in it, not of what came while it was written', async () => {
    const [early, late] = [randomUUID(), randomUUID()];
    await tell(stateOf({ id: early }));
    wait(2_000);
    made.meanwhile = async () => {
      made.meanwhile = undefined;
      await tell(stateOf({ id: late }));
    };
    await work();
    expect((await toldOf(early)).at(-1)).toMatchObject({ state: 'synced' });
    expect((await toldOf(late)).at(-1)).toMatchObject({ state: 'pending' });
    wait(2_000);
    await work();
    expect((await toldOf(late)).at(-1)).toMatchObject({ state: 'synced' });
    expect(await toldOf(early)).toHaveLength(2);
  });

  test('waits where it is locked, and nothing dies of it', async () => {
    const id = randomUUID();
    await tell(stateOf({ id }));
    made.fault = { kind: 'away', reason: 'open in Excel', waitMs: 30_000 };
    for (let waited = 0; waited < 3_600_000; waited += 60_000) {
      wait(60_000);
      await work();
    }
    expect(await toldOf(id)).toHaveLength(1);
    made.fault = undefined;
    wait(60_000);
    await work();
    expect((await toldOf(id)).at(-1)).toMatchObject({ state: 'synced' });
  });

  test('is made anew at once when a client was erased, and for what is its own', async () => {
    const id = randomUUID();
    await tell(stateOf({ id }));
    wait(2_000);
    await work();
    await tell(tombstoneOf(id, 2));
    await work();
    expect(made.books.at(-1)).toMatchObject({
      names: [null],
      erased: [{ appointmentId: id, isClientGone: true }],
    });
    await asTenant((tx) => made.mirror.touch(tx, context.tenantId));
    wait(2_000);
    await work();
    expect(made.books).toHaveLength(3);
    expect(await toldOf(id)).toHaveLength(4);
  });

  test('that cannot be made is told of as failed, and made when it is asked for', async () => {
    const id = randomUUID();
    await tell(stateOf({ id }));
    made.fault = { kind: 'refused', reason: 'no such folder' };
    wait(2_000);
    await work();
    expect((await toldOf(id)).at(-1)).toMatchObject({ state: 'failed' });
    made.fault = undefined;
    await asTenant((tx) => made.mirror.wantUpcoming(tx, context.tenantId));
    await work();
    expect((await toldOf(id)).at(-1)).toMatchObject({ state: 'synced' });
  });

  test('is made anew where something is missing from it, by the one command', async () => {
    const id = randomUUID();
    await tell(stateOf({ id }));
    wait(2_000);
    await work();
    wait(1_000);
    await reconcile(made.mirror);
    await work();
    expect(made.books).toHaveLength(1);
    await asTenant((tx) => made.mirror.reconcile(tx, context.tenantId));
    await reconcile(made.mirror);
    await work();
    expect(made.books).toHaveLength(2);
  });

  test('goes with its tenant', async () => {
    const id = randomUUID();
    await tell(stateOf({ id }));
    await tell(tenantTombstone(2));
    wait(2_000);
    await work();
    expect(made).toMatchObject({ books: [], erased: [context.tenantId] });
    expect(await toldOf(id)).toEqual([null]);
  });

  // What was being made when the tenant went ended with the number of the work, and took the erasure, which
  // has the same key, for done: the file stayed for ever.
  test('goes with its tenant also while it is being made', async () => {
    await tell(stateOf({ id: randomUUID() }));
    wait(2_000);
    made.meanwhile = () => tell(tenantTombstone(2));
    await work();
    made.meanwhile = undefined;
    wait(60_000);
    await work();
    expect(made.erased).toEqual([context.tenantId]);
  });
});
