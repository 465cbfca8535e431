import { ahead } from './door-shop.ts';
import type { Said, Saying } from './say.ts';

let addresses = 0;

/** An address nobody has called from yet; the door must trust one proxy. */
export const newAddress = (): string => `198.51.100.${(addresses += 1)}`;

/** The call as it comes from that address. */
export const from = (address: string, more: Saying = {}): Saying => ({
  ...more,
  headers: { ...more.headers, 'x-forwarded-for': address },
});

let day = 5;

/** A time nobody has asked for yet. */
export const newStart = (): string => ahead((day += 1));

/** All at once. */
export const many = <Value>(
  count: number,
  run: (index: number) => Promise<Value>,
): Promise<Value[]> => Promise.all(Array.from({ length: count }, (_, index) => run(index)));

/** How many answers of each status. */
export function tally(answers: readonly Said[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
