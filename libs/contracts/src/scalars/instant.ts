import { z } from 'zod';

/**
 * RFC 3339 section 5.6 with a mandatory offset. Leap seconds and years before 1000 are refused:
 * neither an appointment nor a store needs them, and JavaScript cannot hold the first.
 */
const pattern =
  /^([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const firstMs = Date.UTC(1000, 0, 1);

/** Epoch milliseconds of an RFC 3339 instant (digits below a millisecond are cut), else undefined. */
export function findEpochMs(text: string): number | undefined {
  const parts = pattern.exec(text);
  if (parts === null) return undefined;
  const part = (index: number) => Number(parts[index] ?? 0);
  const milliseconds = parts[7] === undefined ? 0 : Number(parts[7].slice(0, 3).padEnd(3, '0'));
  const local = Date.UTC(part(1), part(2) - 1, part(3), part(4), part(5), part(6), milliseconds);
  // 30 February is rolled over into March
  if (new Date(local).getUTCDate() !== part(3)) return undefined;
  const offsetMinutes = (parts[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10));
  const epochMs = local - offsetMinutes * 60_000;
  return epochMs < firstMs || epochMs > lastMs ? undefined : epochMs;
}

/** Epoch milliseconds of an instant that has passed `instant`; throws a RangeError on any other text. */
export function toEpochMs(text: string): number {
  const epochMs = findEpochMs(text);
  if (epochMs === undefined) throw new RangeError('not an RFC 3339 instant with an offset');
  return epochMs;
}

/** An instant: RFC 3339 **with** offset, e.g. `2026-11-23T09:30:00+01:00`. */
export const instant = z
  .string()
  .regex(pattern, { error: 'must be an RFC 3339 instant with an offset', abort: true })
  .refine((text) => findEpochMs(text) !== undefined, { error: 'must be a date that exists' })
  .meta({ id: 'Instant', format: 'date-time', examples: ['2026-11-23T09:30:00+01:00'] });

/** A span of instants in a query or body, as a check of the object that has both fields. */
export function spanCheck<From extends string, To extends string>(
  from: From,
  to: To,
  { daysMax, allowEmpty }: { readonly daysMax: number; readonly allowEmpty: boolean },
) {
  type Span = Record<From | To, string>;
  // Zod runs this even when a field is malformed; then that fault alone is reported.
  const msBetween = (span: Span) =>
    (findEpochMs(span[to]) ?? NaN) - (findEpochMs(span[from]) ?? NaN);
  return [
    z.refine<Span>((span) => !(msBetween(span) < 0 || (!allowEmpty && msBetween(span) === 0)), {
      error: allowEmpty ? `must not be before ${from}` : `must be after ${from}`,
      path: [to],
    }),
    z.refine<Span>((span) => !(msBetween(span) > daysMax * 86_400_000), {
      error: `must be at most ${daysMax} days after ${from}`,
      path: [to],
    }),
  ] as const;
}
