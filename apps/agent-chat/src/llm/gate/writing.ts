/** Longest text of a model that is said. */
export const lengthMax = 600;

/** Markup of any sort, marks of masking, and what no keyboard writes. */
const markup =
  /[<>{}[\]|\\`*_#~^=]|^\s*(?:[-•–]|\d+[.)])\s|\p{Cc}(?<!\n)|\p{Cf}|\p{Extended_Pictographic}/mu;

export const hasMarkup = (text: string): boolean => markup.test(text);
