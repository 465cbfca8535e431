/**
 * The key that an `Authorization` header carries (RFC 6750). Undefined: there is none; null: it is of
 * another kind, or no key can look so.
 */
export function readBearer(header: string | undefined): string | null | undefined {
  if (header === undefined) return undefined;
  return /^bearer +([\x21-\x7e]+) *$/i.exec(header)?.[1] ?? null;
}
