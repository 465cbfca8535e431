import { negates, plain } from './vocabulary.ts';

/** As something that is there to be had. */
const asThere =
  /^\W*(?:(?:sorry|well|and|then|so|also),? )*(?:i (?:can )?(?:see|find)|i(?:'ve| have)? found|there (?:is|are)|there's)\b/u;
/** As the only one, the last one, one that is not there, or one that is somebody's. */
const asLimit =
  /\b(?:only|just|sole|last|first|next|earliest|latest|nothing|none|gone|left|rest|else|best|yours?|you|appointments?|visits?|bookings?)\b/u;

/**
 * How a day or a time that is known may be told: as one that is there. Said of it that it is agreed
 * ("2 pm it is"), the only one, or not to be had, it would be no fact of a search.
 */
export const tellsAsThere = (sentence: string): boolean => {
  const said = plain(sentence);
  return asThere.test(said) && !asLimit.test(said) && !negates(said);
};
