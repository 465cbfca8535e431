import type { Random } from '../random.ts';

/** Deals one card after the other. */
export type Deck<Card> = () => Card;

/** Each card comes once before any comes again; those of `first` before the others, in their order. */
export function createDeck<Card>(
  random: Random,
  cards: readonly Card[],
  first: readonly Card[] = [],
): Deck<Card> {
  const others = cards.filter((card) => !first.includes(card));
  const hand = [...first, ...shuffle(random, others)];
  return () => {
    if (hand.length === 0) hand.push(...shuffle(random, cards));
    const card = hand.shift();
    if (card === undefined) throw new Error('a deck without cards');
    return card;
  };
}

export function shuffle<Card>(random: Random, cards: readonly Card[]): Card[] {
  const left = [...cards];
  return cards.flatMap(() => left.splice(random.below(left.length), 1));
}
