/** Crockford base32: no I, L, O, U, so that a code survives being read out. */
export const referenceAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const canonical = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/**
 * The stored form of a reference a person has typed or said: eight characters, upper case, without
 * hyphens and spaces, `O` read as `0`, `I` and `L` as `1`. Undefined when it cannot be one.
 */
export function normaliseReference(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const reference = text
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return canonical.test(reference) ? reference : undefined;
}

/** The written form of a stored reference: `7QK4MD2X` becomes `7QK4-MD2X`. */
export function formatReference(reference: string): string {
  return `${reference.slice(0, 4)}-${reference.slice(4)}`;
}

/** Makes a stored reference from eight or more random bytes; every character keeps its 5 bits. */
export function toReference(bytes: Uint8Array): string {
  let reference = '';
  for (let place = 0; place < 8; place += 1) {
    reference += referenceAlphabet.charAt((bytes[place] ?? 0) % 32);
  }
  return reference;
}
