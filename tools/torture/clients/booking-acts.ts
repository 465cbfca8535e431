import { setTimeout as pause } from 'node:timers/promises';
import { slotCount, toSlot } from '../world.ts';
import type { Outcome } from '../history/outcome.ts';
import type { Booker, Held, Known } from './booker.ts';
import { newName } from './names.ts';

/** One thing that a client does; the chance of each stands beside it. */
export type BookingAct = (booker: Booker) => Promise<void>;

let contacts = 0;
const newClient = (): { name: string; phone: string } => {
  contacts += 1;
  return { name: newName(), phone: `+1646${String(2_000_000 + contacts)}` };
};

/** Some half hours are wanted by everybody. */
const hotSlots = 10;
const placeAt = (
  { random, shop }: Booker,
  slot: number,
): { start: string; resourceId: string } => ({
  start: toSlot(slot),
  resourceId: random.pick(shop.staff),
});
function place(booker: Booker): { start: string; resourceId: string } {
  const { random } = booker;
  return placeAt(booker, random.below(random.chance(0.25) ? hotSlots : slotCount));
}

/** The note is the mark by which the row is found again, whatever was answered. */
let marks = 0;
const newMark = (booker: Booker): string => `mark ${booker.name}-${(marks += 1)}`;

function keep(list: Known[], { kind, told }: Outcome, contact: string): void {
  if (kind !== 'ok' || told === undefined) return;
  const { reference, version, start, status } = told as unknown as Known;
  const at = list.findIndex((known) => known.reference === reference);
  if (at >= 0) list.splice(at, 1);
  list.push({ reference, version, start, status, contact });
}

const book: BookingAct = async (booker) => {
  const client = newClient();
  const body = { serviceId: booker.shop.cut, ...place(booker), client, notes: newMark(booker) };
  keep(booker.appointments, await booker.wish('book', '/appointments', body), client.phone);
};

/** So often everybody who rushes sets out, at once, for one place. */
const rushEveryMs = 1_000;

const rush: BookingAct = async (booker) => {
  const at = Math.floor(Date.now() / rushEveryMs) + 1;
  await pause(at * rushEveryMs - Date.now());
  const client = newClient();
  const { cut: serviceId, staff } = booker.shop;
  const place = { start: toSlot((at * 7) % slotCount), resourceId: staff[at % staff.length] };
  const body = { serviceId, ...place, client, notes: newMark(booker) };
  keep(booker.appointments, await booker.wish('book', '/appointments', body), client.phone);
};

const hold: BookingAct = async (booker) => {
  const body = { serviceId: booker.shop.cut, ...place(booker) };
  const { kind, told } = await booker.wish('hold', '/holds', body);
  if (kind === 'ok' && told !== undefined) booker.holds.push(told as unknown as Held);
};

/** Held where everybody wants to be, and left to run out; by the business, whose holds nobody counts. */
const leave: BookingAct = async (booker) => {
  if (!booker.hasKey) return hold(booker);
  const body = { serviceId: booker.shop.cut, ...placeAt(booker, booker.random.below(hotSlots)) };
  await booker.wish('hold', '/holds', body);
};

const confirm: BookingAct = async (booker) => {
  const held = booker.holds.shift();
  if (held === undefined) return hold(booker);
  const client = newClient();
  const { holdId, holdToken } = held;
  const body = { holdId, holdToken, client, notes: newMark(booker) };
  keep(booker.appointments, await booker.wish('confirm', '/appointments', body), client.phone);
};

const release: BookingAct = async (booker) => {
  const held = booker.holds.shift();
  if (held === undefined) return hold(booker);
  await booker.wish(
    'release',
    `/holds/${held.holdId}`,
    {},
    {
      method: 'DELETE',
      headers: { 'x-hold-token': held.holdToken },
      about: held.holdId,
    },
  );
};

function takeConfirmed({ random, appointments }: Booker): Known | undefined {
  const standing = appointments.filter(({ status }) => status === 'confirmed');
  return standing.length === 0 ? undefined : random.pick(standing);
}

const change = async (booker: Booker, known: Known, op: string, body: object): Promise<void> => {
  const { reference, contact } = known;
  const path = `/appointments/${reference}/${op}`;
  const outcome = await booker.wish(op, path, body, { contact, about: reference });
  keep(booker.appointments, outcome, contact);
};

const reschedule: BookingAct = async (booker) => {
  const known = takeConfirmed(booker);
  if (known === undefined) return book(booker);
  const body = booker.random.chance(0.5) ? { version: known.version } : {};
  await change(booker, known, 'reschedule', { ...place(booker), ...body });
};

const cancel: BookingAct = async (booker) => {
  const known = takeConfirmed(booker);
  if (known === undefined) return book(booker);
  await change(booker, known, 'cancel', { reasonCode: 'client' });
};

const look: BookingAct = async (booker) => {
  const [known] = booker.appointments;
  if (known === undefined) return book(booker);
  await booker.look('look', `/appointments/${known.reference}`, known.contact);
};

const search: BookingAct = async ({ shop, look: ask, random }) => {
  const from = random.below(slotCount);
  const span = { from: toSlot(from), to: toSlot(from + 12) };
  const query = new URLSearchParams({ serviceId: shop.cut, ...span, limit: '20' });
  await ask('search', `/availability?${query.toString()}`);
};

const minuteMs = 60_000;

/** Begins within two minutes, so that its outcome can be told, and taken back, in the run. */
const walkIn: BookingAct = async (booker) => {
  const client = newClient();
  const minute = Math.floor(Date.now() / minuteMs) + 1 + booker.random.below(2);
  const start = new Date(minute * minuteMs).toISOString();
  const body = { serviceId: booker.shop.walkIn, start, client, notes: newMark(booker) };
  const resourceId = booker.random.pick(booker.shop.desks);
  const outcome = await booker.wish('book', '/appointments', { ...body, resourceId });
  keep(booker.walkIns, outcome, client.phone);
};

const nextOutcome = {
  confirmed: ['complete', 'no-show'],
  completed: ['reopen'],
  no_show: ['reopen'],
};

/** Came, or did not come, and taken back again. */
const outcomes: BookingAct = async (booker) => {
  const past = booker.walkIns.filter(({ start }) => Date.parse(start) < Date.now());
  if (!booker.hasKey || past.length === 0) return walkIn(booker);
  const known = booker.random.pick(past);
  const next = nextOutcome[known.status as keyof typeof nextOutcome] ?? ['cancel'];
  const op = booker.random.pick(next);
  const path = `/appointments/${known.reference}/${op}`;
  const outcome = await booker.wish(op, path, {}, { about: known.reference });
  keep(booker.walkIns, outcome, known.contact);
};

const odds: readonly (readonly [number, BookingAct])[] = [
  ...([
    [16, book],
    [18, hold],
    [16, confirm],
    [4, release],
    [6, leave],
  ] as const),
  ...([
    [14, reschedule],
    [10, cancel],
    [7, look],
    [7, search],
    [8, outcomes],
    [4, rush],
  ] as const),
];
const total = odds.reduce((sum, [chance]) => sum + chance, 0);

/** What a client does next, by chance. */
export const actAtRandom: BookingAct = (booker) => {
  let left = booker.random.next() * total;
  for (const [chance, act] of odds) {
    left -= chance;
    if (left < 0) return act(booker);
  }
  return search(booker);
};
