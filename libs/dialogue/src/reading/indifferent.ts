const anyOfThem =
  '(?:either|whichever|whatever|any|anyone|whoever|both)(?: one| of (?:them|those|these|the two))?(?: (?:is|are|will be|would be) (?:fine|ok|okay|good|great|perfect)| (?:works?|will do|suits me)| you (?:like|want|have|think))?';
const unmoved =
  "(?:i |we )?(?:really )?(?:don't|dont|do not) (?:really )?(?:mind|care|have a preference)(?: which(?: one)?)?|(?:it )?(?:doesn't|doesnt|does not) matter(?: to me)?|no preference|not fussed|no matter|all the same(?: to me)?|surprise me|up to you|you (?:choose|pick|decide)(?: for me)?";

const whole = new RegExp(
  `^(?:(?:oh|ok|okay|well|um|hmm|yes|honestly|really|just) )*(?:${anyOfThem}|${unmoved})(?: (?:please|thanks|thank you|then|really|honestly))*$`,
  'u',
);

/** "Either", "whichever", "don't mind": any of what was named will do. The whole turn says so. */
export const isIndifferent = (text: string): boolean => whole.test(text);
