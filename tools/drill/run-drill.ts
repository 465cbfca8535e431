import type { EmbeddedPostgres } from '@gomomo/embedded';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  archiveTheRest,
  asSuperuser,
  lastArchivedAt,
  startArchived,
  takeBaseBackup,
  type ArchivedCluster,
  type ClusterPlaces,
} from './archived-cluster.ts';
import { book, openShop, startLoad, type Booked, type Shop } from './book.ts';
import { startCore } from './core.ts';
import { judge, type Verdict } from './judge.ts';
import { restoreTo } from './restore.ts';

export interface DrillOptions extends ClusterPlaces {
  /** Of bookings after the base backup, before the point. */
  readonly seconds: number;
  readonly callers: number;
  readonly say: (text: string) => void;
}

export interface DrillReport extends Verdict {
  readonly point: Date;
  readonly backupMs: number;
  readonly segments: number;
  readonly recoveryMs: number;
  /** From the beginning of the restore until the first booking is acknowledged again. */
  readonly untilBookingMs: number;
  /** What had been lost with the machine and its disk at the accident. */
  readonly atRisk: { readonly ms: number; readonly bookings: number; readonly timeoutMs: number };
  /** Appointments that came back without their claim or without an event of theirs. */
  readonly torn: number;
}

interface Disaster {
  readonly shop: Shop;
  readonly base: string;
  readonly booked: readonly Booked[];
  readonly point: Date;
  readonly backupMs: number;
  readonly atRisk: DrillReport['atRisk'];
}

/** A backup under load, an accident, a restore to a point before it, and what clients had been told. */
export async function runDrill(options: DrillOptions): Promise<DrillReport> {
  const { say, scratch } = options;
  say('starting a cluster that archives its log...');
  const cluster = await startArchived(options);
  const disaster = await bookUntilAccident(cluster, options).finally(() => cluster.server.stop());
  const { point, base, booked, shop, ...figures } = disaster;
  say(`restoring to ${point.toISOString()}...`);
  const beganAt = Date.now();
  const server = await restoreTo({ ...options, base, archive: cluster.archive, point });
  try {
    const recoveryMs = Date.now() - beganAt;
    const found = await readAppointments(server);
    const core = await startCore(server, scratch);
    const place = booked.length; // further than anybody has booked
    const next = { ...shop, url: shop.url.replace(/^.*(?=\/api)/, core.url) };
    await book(next, shop.resources[0] ?? '', place).finally(() => core.stop());
    return {
      ...figures,
      ...judge(booked, new Set(found.ids), point.getTime()),
      point,
      torn: found.torn,
      segments: readdirSync(cluster.archive).length,
      recoveryMs,
      untilBookingMs: Date.now() - beganAt,
    };
  } finally {
    await server.stop();
  }
}

async function bookUntilAccident(
  cluster: ArchivedCluster,
  { seconds, callers, say, ...places }: DrillOptions,
): Promise<Disaster> {
  const core = await startCore(cluster.server, places.scratch);
  try {
    const shop = await openShop(core.url, callers);
    const load = startLoad(shop);
    say('taking a base backup while bookings come in...');
    const beganAt = Date.now();
    const base = await takeBaseBackup(cluster, places);
    const backupMs = Date.now() - beganAt;
    await pause(seconds * 1_000);
    const point = new Date();
    await pause(500 + seconds * 100);
    await load.stop();
    const atRisk = measureRisk(load.booked, await lastArchivedAt(cluster), cluster);
    say('deleting every appointment...');
    await asSuperuser(cluster.server, (db) =>
      db.query('truncate booking.appointments, booking.claims'),
    );
    await archiveTheRest(cluster);
    return { shop, base, booked: load.booked, point, backupMs, atRisk };
  } finally {
    await core.stop();
  }
}

function measureRisk(
  booked: readonly Booked[],
  archivedAt: Date,
  { archiveTimeoutSeconds }: ArchivedCluster,
): DrillReport['atRisk'] {
  const late = booked.filter(({ answeredAt }) => answeredAt > archivedAt.getTime());
  const last = Math.max(...booked.map(({ answeredAt }) => answeredAt));
  const ms = Math.max(0, last - archivedAt.getTime());
  return { ms, bookings: late.length, timeoutMs: archiveTimeoutSeconds * 1_000 };
}

const readAppointments = (server: EmbeddedPostgres): Promise<{ ids: string[]; torn: number }> =>
  asSuperuser(server, async (db) => {
    const { rows } = await db.query<{ id: string; whole: boolean }>(
      `select a.id, exists (select from booking.claims c where c.tenant_id = a.tenant_id and c.id = a.claim_id)
              and exists (select from booking.outbox o where o.tenant_id = a.tenant_id and o.aggregate_id = a.id) as whole
         from booking.appointments a`,
    );
    return { ids: rows.map(({ id }) => id), torn: rows.filter(({ whole }) => !whole).length };
  });
