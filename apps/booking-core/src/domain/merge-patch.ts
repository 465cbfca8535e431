type Json = unknown;

const isObject = (value: Json): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * JSON Merge Patch (RFC 7396). Names in `whole` are replaced, not merged: their parts mean nothing
 * on their own.
 */
export function applyMergePatch(target: Json, patch: Json, whole: readonly string[] = []): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else if (whole.includes(name)) result[name] = value;
    else result[name] = applyMergePatch(result[name], value, whole);
  }
  return result;
}
