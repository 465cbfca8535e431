/** Numbers between 0 and 1, the same for the same seed. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Words that a line makes of others. */
const alike: Readonly<Record<string, string>> = {
  four: 'for',
  two: 'to',
  eight: 'ate',
  one: 'won',
  thirteen: 'thirty',
  fifteen: 'fifty',
  yes: 'yep',
  facial: 'facial,',
  friday: 'fry day',
  tuesday: 'chews day',
};

/** How sure a recogniser is of what was said well. */
export const clearly = (dice: () => number): number => round(0.84 + dice() * 0.14);

/** What is heard of a sentence that is mumbled: a word or two lost or taken for another, and unsurely. */
export function mumble(text: string, dice: () => number): { text: string; confidence: number } {
  const words = text.split(/\s+/).flatMap((word, index) => {
    const roll = dice();
    // The first word of a turn is lost most.
    if (roll < (index === 0 ? 0.4 : 0.12)) return [];
    return roll > 0.6 ? [alike[word.toLowerCase()] ?? word] : [word];
  });
  return { text: words.join(' ') || text, confidence: round(0.15 + dice() * 0.3) };
}

const round = (value: number): number => Math.round(value * 100) / 100;
