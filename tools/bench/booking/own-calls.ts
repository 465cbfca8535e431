import type { Place } from './seed.ts';
import { clientId, phoneOf } from './seed.ts';
import type { SentCall } from './product-process.ts';

/**
 * A call of one of the product's own functions, as the product itself sent it for a request. The bench
 * sends it again with other places, ids and keys; so it follows the functions, whatever they take.
 */
export interface OwnCall {
  readonly text: string;
  /** Of the function's named arguments, in the order of the statement. */
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  /** Arguments that tell ids and times of others among them once more, cut where they do. */
  readonly documents: readonly { readonly index: number; readonly pieces: readonly Piece[] }[];
}

/** Text, or how the argument at that place is told: its first text, its second. */
type Piece = string | { readonly at: number; readonly part: number };

export const functionNames = ['book', 'place_hold', 'confirm_hold', 'reschedule'] as const;
export type FunctionName = (typeof functionNames)[number];

/** @throws Error when the product did not call it */
export function findOwnCall(sent: readonly SentCall[], name: FunctionName): OwnCall {
  const call = sent.find(({ text }) => text.includes(`booking.${name}(`));
  if (call === undefined) throw new Error(`the product did not call booking.${name}`);
  const named = [...call.text.matchAll(/p_(\w+)\s*=>\s*\$(\d+)/g)];
  const names = named
    .toSorted((a, b) => Number(a[2]) - Number(b[2]))
    .map(([, given = '']) => given);
  const { text, values } = call;
  const told = values.flatMap((value, at) =>
    (names[at] ?? '') in fresh
      ? textsOf(value).map((text, part) => ({ text, place: { at, part } }))
      : [],
  );
  const documents = values.flatMap((value, index) => {
    if (typeof value !== 'string' || !value.startsWith('{')) return [];
    const pieces = told.reduce<Piece[]>(
      (cut, { text, place }) => cut.flatMap((piece) => cutAt(piece, text, place)),
      [value],
    );
    return pieces.length > 1 ? [{ index, pieces }] : [];
  });
  return { text, names, values, documents };
}

function cutAt(piece: Piece, text: string, place: Piece): Piece[] {
  if (typeof piece !== 'string') return [piece];
  return piece.split(text).flatMap((part, index) => (index === 0 ? [part] : [place, part]));
}

export interface Fresh {
  readonly place: Place;
  readonly newId: () => string;
  readonly newKey: () => Buffer;
  readonly newReference: () => string;
  /** What an earlier call made: the hold to confirm, the appointment to move. */
  readonly given?: Readonly<Record<string, string>>;
}

const dayMs = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / dayMs) * dayMs;

/** As the product sends instants: as a Date or written out. */
const at = (instant: number, sent: unknown): Date | string =>
  typeof sent === 'string' ? new Date(instant).toISOString() : new Date(instant);

/** Arguments that differ from call to call. The others are sent as the product sent them. */
const fresh: Readonly<Record<string, (of: Fresh, sent: unknown) => unknown>> = {
  now: (_, sent) => at(Date.now(), sent),
  claim: ({ newId }) => newId(),
  new_claim: ({ newId }) => newId(),
  appointment: ({ newId, given }) => given?.['appointment'] ?? newId(),
  hold: ({ newId, given }) => given?.['hold'] ?? newId(),
  event: ({ newId }) => newId(),
  new_client: ({ newId }) => newId(),
  references: ({ newReference }, sent) =>
    Array.isArray(sent) ? sent.map(() => newReference()) : newReference(),
  reference: ({ newReference }) => newReference(),
  resources: ({ place }) => [place.resource],
  start: ({ place }, sent) => at(place.start, sent),
  end: ({ place }, sent) => at(place.end, sent),
  from: ({ place }, sent) => at(place.start, sent),
  to: ({ place }, sent) => at(place.end, sent),
  day_from: ({ place }, sent) => at(dayOf(place.start), sent),
  day_to: ({ place }, sent) => at(dayOf(place.start) + dayMs, sent),
  expires: (_, sent) => at(Date.now() + 300_000, sent),
  phone: ({ place }) => phoneOf(place.n),
  holder: ({ place }) => `bench ${place.n}`,
  key: ({ newKey }, sent) => (sent === null ? null : newKey()),
};

/** The values of the same call for another place. */
export function toValues(call: OwnCall, of: Fresh): unknown[] {
  const values = call.values.map((sent, index) => {
    const draw = fresh[call.names[index] ?? ''];
    return draw === undefined ? sent : draw(of, sent);
  });
  for (const { index, pieces } of call.documents) {
    const texts = values.map(textsOf);
    values[index] = pieces
      .map((piece) => (typeof piece === 'string' ? piece : texts[piece.at]?.[piece.part]))
      .join('');
  }
  return values;
}

/** How an argument is told inside a document. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value !== 'string' || value.startsWith('{')) return [];
  return /^[0-9A-Z]{8}$/.test(value) ? [value, hyphened(value)] : [value];
}

const hyphened = (reference: string): string => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/**
 * The same for pgbench: how the server makes an argument from the script's variables. References are longer
 * there: of eight hexadecimal digits, two of a run would be the same too often.
 */
const expressions: Readonly<Record<string, string>> = {
  now: 'now()',
  claim: 'gen_random_uuid()',
  appointment: 'gen_random_uuid()',
  event: 'gen_random_uuid()',
  new_client: 'gen_random_uuid()',
  references: `array[translate(upper(substr(md5(gen_random_uuid()::text), 1, 12)), 'ILOU', '1100')]`,
  reference: `translate(upper(substr(md5(gen_random_uuid()::text), 1, 12)), 'ILOU', '1100')`,
  resources: `array[('01a00000-0000-7000-9000-' || lpad(to_hex((:r)::integer), 12, '0'))::uuid]`,
  start: 'to_timestamp(:from)',
  end: 'to_timestamp(:to)',
  from: 'to_timestamp(:from)',
  to: 'to_timestamp(:to)',
  day_from: 'to_timestamp(:day)',
  day_to: 'to_timestamp(:day + 86400)',
  phone: `'+1' || (:phone)::text`,
  key: 'sha256(uuid_send(gen_random_uuid()))',
};

export function toPgbenchCall(call: OwnCall): string {
  const given = call.names.map((name, index) => {
    const value = call.values[index];
    const made = value === null ? undefined : expressions[name];
    return `p_${name} => ${made ?? toLiteral(value)}`;
  });
  return call.text
    .replace(/\(\s*p_\w+\s*=>.*\)(?=\s+as\s)/s, `(${given.join(', ')})`)
    .replaceAll(/\s+/g, ' ');
}

function toLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return quote(value.toISOString());
  if (value instanceof Uint8Array)
    return quote(String.raw`\x${Buffer.from(value).toString('hex')}`);
  if (Array.isArray(value)) return quote(`{${value.map(String).join(',')}}`);
  return quote(String(value));
}

/** A colon before a letter would be a variable of pgbench's. */
const quote = (text: string): string =>
  `'${text.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_])/g, ': ')}'`;

/** The lean functions on the same place. */
export const leanCalls = {
  book: {
    text: 'select lean.book($1, $2, $3, tstzrange($4, $5), $6, $7) as outcome',
    values: (tenant: string, service: string, { place, newKey }: Fresh): unknown[] => {
      const { resource, start, end } = place;
      const key = newKey().toString('base64url');
      return [key, tenant, resource, new Date(start), new Date(end), clientId, service];
    },
  },
  hold: {
    text: 'select lean.hold($1, $2, $3, tstzrange($4, $5), $6) as outcome',
    values: (tenant: string, service: string, { place, newKey }: Fresh): unknown[] => {
      const { resource, start, end } = place;
      const key = newKey().toString('base64url');
      return [key, tenant, resource, new Date(start), new Date(end), service];
    },
  },
  confirm: {
    text: 'select lean.confirm($1, $2, $3, $4) as outcome',
    values: (tenant: string, hold: string, { newKey }: Fresh): unknown[] => [
      newKey().toString('base64url'),
      tenant,
      hold,
      clientId,
    ],
  },
};
