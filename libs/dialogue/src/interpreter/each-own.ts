import type { Reading } from './reading.ts';
import type { When } from './set-when.ts';

const joins = /\b(?:and|plus|then|as well as)\b|[&+,]/giu;

/** Pieces of a turn, each from one service to the next; what comes in front belongs to the first. */
function piecesOf(text: string, servicesIn: (part: string) => readonly string[]): string[] {
  const pieces: string[] = [];
  let named = false;
  for (const part of text.split(joins)) {
    const names = servicesIn(part).length > 0;
    if (pieces.length === 0 || (names && named)) pieces.push(part);
    else pieces.push(`${pieces.pop() ?? ''},${part}`);
    named ||= names;
  }
  return pieces;
}

/**
 * "A massage tuesday at 10 and a facial on thursday": the days and times that were told with each of
 * several services, in their order. Null where they are told of all together.
 */
export function eachOwn(
  text: string,
  { also }: Reading,
  read: (part: string) => Reading,
  whensIn: (reading: Reading) => When[],
): When[][] | null {
  if (also.length === 0) return null;
  const pieces = piecesOf(text, (part) => read(part).services?.ids ?? []);
  if (pieces.length !== also.length + 1) return null;
  const whens = pieces.map((piece) => whensIn(read(piece)));
  const [first, ...others] = whens;
  const apart = first !== undefined && first.length > 0 && others.some((own) => own.length > 0);
  return apart ? whens : null;
}
