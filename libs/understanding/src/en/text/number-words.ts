const listed = (words: string, from: number): [string, number][] =>
  words.split(' ').map((word, index) => [word, from + index]);

/** one … nineteen. */
export const units: ReadonlyMap<string, number> = new Map([
  ...listed('zero one two three four five six seven eight nine ten eleven twelve thirteen', 0),
  ...listed('fourteen fifteen sixteen seventeen eighteen nineteen', 14),
]);

/** twenty, thirty … ninety. */
export const tens: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fourty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

/** first … nineteenth, twentieth, thirtieth, with the spellings people slip into. */
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...listed('first second third fourth fifth sixth seventh eighth ninth tenth', 1),
  ...listed('eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth', 11),
  ...listed('eighteenth nineteenth twentieth', 18),
  ['twelveth', 12],
  ['nineth', 9],
  ['fith', 5],
  ['eigth', 8],
  ['thirtieth', 30],
]);

export const ordinalSuffixes: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
