const setOf = (words: string): readonly string[] => words.trim().split(/\s+/u);

const digits = setOf(`
  zero oh one two three four five six seven eight nine
  cero uno una dos tres cuatro cinco seis siete ocho nueve
  um dois duas três quatro sete oito nove due tre quattro cinque sei sette otto
  zéro un une uma deux trois quatre cinq sept huit neuf
  null eins zwei drei vier fünf sechs sieben acht neun
`);
const pairs = setOf(`
  ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred
  diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve
  veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa
  veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve
`);
const letters = setOf(`
  alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa
  quebec romeo sierra tango uniform victor whiskey whisky xray x-ray yankee zulu
`);

/** How many figures a word for figures stands for. */
export const figuresOf: ReadonlyMap<string, number> = new Map([
  ...digits.map((word) => [word, 1] as const),
  ...pairs.map((word) => [word, 2] as const),
]);
/** Words of the spelling alphabet. */
export const spelled: ReadonlySet<string> = new Set(letters);
/** Said between the figures of a number, and part of it. */
export const between: ReadonlySet<string> = new Set(
  setOf('dash hyphen minus guion guión double triple doble space point y'),
);
