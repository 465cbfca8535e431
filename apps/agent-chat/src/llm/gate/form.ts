/** Longest text of a model that is said. */
export const lengthMax = 600;

/** Markup of any sort, marks of masking, and what no keyboard writes. */
const markup =
  /[<>{}[\]|\\`*_#~^=]|^\s*(?:[-•–]|\d+[.)])\s|\p{Cc}(?<!\n)|\p{Cf}|\p{Extended_Pictographic}/mu;

export const hasMarkup = (text: string): boolean => markup.test(text);

/** Letters that English does not write: nobody here could check what they say. */
export const isOtherScript = (text: string): boolean => /[^\P{L}\p{Script=Latin}]/u.test(text);
