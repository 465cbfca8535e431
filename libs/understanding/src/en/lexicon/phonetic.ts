/** Groups of letters that sound alike to a recogniser, in the order in which they are read. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/u, 'n'],
  [/^wr/u, 'r'],
  [/^x/u, 's'],
  [/ph/gu, 'f'],
  [/tch|sch|sh|ch/gu, 'x'],
  [/ck|c(?![eiy])|q/gu, 'k'],
  [/c/gu, 's'],
  [/z/gu, 's'],
  [/dg|j/gu, 'g'],
  [/th/gu, 't'],
  [/gh/gu, ''],
  [/v/gu, 'f'],
  [/d/gu, 't'],
  [/b/gu, 'p'],
];

/**
 * A key that words of one sound share: consonants by sound, vowels dropped but a leading one, doubles
 * written once. "Ana" and "Anna", "Marcus" and "Markus", "Stephen" and "Steven" meet.
 */
export function soundKey(word: string): string {
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const heard = sounds.reduce((text, [letters, sound]) => text.replace(letters, sound), plain);
  const first = /^[aeiouy]/u.test(heard) ? 'a' : '';
  return (first + heard.replaceAll(/[aeiouyhw]/gu, '')).replaceAll(/(.)\1+/gu, '$1');
}
