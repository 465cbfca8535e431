import { createNewId, systemClock } from '@gomomo/kernel';
import { fixedClock, testEnvironment, type FixedClock } from '@gomomo/testing';
import { createHash, randomBytes } from 'node:crypto';
import type { KeyedRequest } from '../../src/domain/keyed-request.ts';
import { drawReferences, type DrawReferences } from '../../src/domain/reference-codes.ts';
import { createTokens } from '../../src/domain/tokens.ts';
import type { VerbOptions } from '../../src/store/call-verb.ts';
import { createCatalogueCache } from '../../src/store/catalogue-cache.ts';
import { readPrimary } from '../../src/store/diary-reads.ts';
import { createBookAppointment } from '../../src/use-cases/book-appointment.ts';
import type { BookingDeps, BookingRequest } from '../../src/use-cases/booking-deps.ts';
import {
  createCancelAppointment,
  createConcludeAppointment,
  createReleaseHold,
} from '../../src/use-cases/change-appointment.ts';
import { createConfirmHold } from '../../src/use-cases/confirm-hold.ts';
import { createFindAvailability } from '../../src/use-cases/find-availability.ts';
import { createPlaceHold } from '../../src/use-cases/place-hold.ts';
import { createRescheduleAppointment } from '../../src/use-cases/reschedule-appointment.ts';
import type { BookingDatabase } from './booking-database.ts';

/** A Monday morning; specs book from the same afternoon on. */
export const monday = '2026-03-02T09:00:00-05:00';

export const at = (iso: string): number => Date.parse(iso);

export interface Booking {
  readonly deps: BookingDeps;
  readonly clock: FixedClock;
  readonly placeHold: ReturnType<typeof createPlaceHold>;
  readonly confirmHold: ReturnType<typeof createConfirmHold>;
  readonly book: ReturnType<typeof createBookAppointment>;
  readonly reschedule: ReturnType<typeof createRescheduleAppointment>;
  readonly cancel: ReturnType<typeof createCancelAppointment>;
  readonly conclude: ReturnType<typeof createConcludeAppointment>;
  readonly releaseHold: ReturnType<typeof createReleaseHold>;
  readonly findAvailability: ReturnType<typeof createFindAvailability>;
}

/** The booking verbs as one replica has them, on a clock of the spec's own. */
export function createBooking(
  database: Pick<BookingDatabase, 'pool'>,
  options: VerbOptions & { drawReferences?: DrawReferences } = {},
): Booking {
  const clock = fixedClock(monday);
  const deps: BookingDeps = {
    pool: database.pool,
    catalogues: createCatalogueCache(database.pool),
    clock,
    newId: createNewId(systemClock),
    tokens: createTokens([{ kid: 'spec', key: Buffer.alloc(32, 7) }]),
    drawReferences: options.drawReferences ?? drawReferences,
    reads: readPrimary(database.pool),
    committed: () => Promise.resolve(),
    countsAt: options.countsAt ?? testEnvironment.countsAt(),
    ...(options.pace === undefined ? {} : { pace: options.pace }),
  };
  return {
    deps,
    clock,
    placeHold: createPlaceHold(deps),
    confirmHold: createConfirmHold(deps),
    book: createBookAppointment(deps),
    reschedule: createRescheduleAppointment(deps),
    cancel: createCancelAppointment(deps),
    conclude: createConcludeAppointment(deps),
    releaseHold: createReleaseHold(deps),
    findAvailability: createFindAvailability(deps),
  };
}

/** A stranger on the web, unless said otherwise. */
export function asClient(tenantId: string, more: Partial<BookingRequest> = {}): BookingRequest {
  return {
    tenantId,
    actor: { kind: 'client', channel: 'web' },
    asOwner: false,
    holder: randomBytes(4).toString('hex'),
    conversation: undefined,
    traceparent: undefined,
    keyed: undefined,
    ...more,
  };
}

export function asOwner(tenantId: string, more: Partial<BookingRequest> = {}): BookingRequest {
  return asClient(tenantId, {
    actor: { kind: 'staff', channel: 'api' },
    asOwner: true,
    holder: undefined,
    ...more,
  });
}

export function keyed(key: string, body: unknown = {}): KeyedRequest {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return { id: hash(key), bodyHash: hash(JSON.stringify(body)) };
}

/** A client nobody has seen before. */
export function newClient(): { name: string; phone: string } {
  return {
    name: 'Ana',
    phone: `+1212${String(2_000_000 + (randomBytes(3).readUIntBE(0, 3) % 7_999_999)).padStart(7, '0')}`,
  };
}

export interface Tally {
  readonly won: number;
  /** Refusals by code, weather and bugs too: a race ends in typed answers. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Runs all at once and counts how they ended. */
export async function race<Value>(
  runs: readonly (() => Promise<Value>)[],
): Promise<Tally & { values: Value[] }> {
  const settled = await Promise.allSettled(runs.map((run) => run()));
  const refused: Record<string, number> = {};
  const values: Value[] = [];
  for (const one of settled) {
    if (one.status === 'fulfilled') {
      values.push(one.value);
    } else {
      const reason = one.reason as { code?: string; message: string };
      const code = reason.code ?? `bug: ${reason.message}`;
      refused[code] = (refused[code] ?? 0) + 1;
    }
  }
  return { won: values.length, refused, values };
}
