/** JSON text of a value; refuses what JSON cannot hold rather than storing nothing. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('only what JSON can hold is stored');
  return text;
}
