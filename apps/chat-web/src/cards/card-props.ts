import type { Choice, Reply } from '../contract.ts';

export interface CardProps<Card> {
  readonly card: Card;
  readonly reply: Reply;
  /** Nothing in it can be tapped: another reply asks now, or an answer is on its way. */
  readonly off: boolean;
  readonly onChoose: (choice: Choice, options?: { quiet?: boolean }) => void;
}
