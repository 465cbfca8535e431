import type { Actor } from '@gomomo/contracts';
import type { CountRule } from '../domain/count-rules.ts';
import type { SqlType } from './verbs.ts';

/** A value as the driver sends it; `undefined` is null. */
export function toSqlValue(type: SqlType, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (type === 'booking.actor') {
    const { kind, id, channel } = value as Actor;
    return toComposite([kind, id, channel]);
  }
  if (type === 'booking.document') return JSON.stringify(value);
  if (type === 'booking.count_rule[]') return (value as readonly CountRule[]).map(toCountRule);
  return value;
}

const toCountRule = ({ scope, most, minutes, from, to }: CountRule): string =>
  toComposite([scope, most, minutes ?? false, from, to]);

/**
 * The text of a composite value: fields in the order of its type, each quoted, null left empty
 * (PostgreSQL documentation, composite types, input syntax).
 */
export function toComposite(
  fields: readonly (string | number | boolean | null | undefined)[],
): string {
  const quoted = fields.map((field) =>
    field === null || field === undefined ? '' : `"${String(field).replaceAll(/["\\]/g, '$&$&')}"`,
  );
  return `(${quoted.join(',')})`;
}
