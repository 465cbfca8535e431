/** A clock time or a day, as people ask for one. */
const moment =
  '(?:\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m)?|noon|midday|today|tonight|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))';

/** "Do you have 4", "is 4pm free", "would Tuesday be possible": a wish in the form of a question. */
const asksFor = `(?:(?:do you have|have you got|have you|got|is there|are there) (?:anything |something |any |room |space |a slot |an opening |an appointment |it )?(?:free |available |open |left )?(?:at |on |for |around |about )?${moment}|(?:is|are|would|could) (?:the )?${moment}(?: (?:at )?${moment})?(?: still)? (?:free|available|possible|open|ok|okay|taken|be|work))\\b`;

/** "I would like 4", "book me for 4", "4 please". */
const tells = `(?:(?:i|we)(?:'d| would| want| need|'ll)\\b|(?:please )?(?:book|put|pencil) (?:me|us|it)\\b|(?:at |for |on )?${moment}(?: o'?clock)? please)`;

const breaks = new RegExp(
  [
    '(?<=[.?!;\\n])\\s+|\\n+',
    '\\s+(?:also|and also|and btw|btw|by the way|wait),?\\s+',
    ',\\s+(?:(?:and|but|so)\\s+)?(?=(?:is|are|do|does|can|could|will|would|should|what|how|where|who|which)\\s+(?:i|you|it|they|there|the|that|this|your|much|long|many)\\b)',
    '\\s+(?:and|&)\\s+(?=(?:can|could|may)\\s+(?:i|we|you)\\b)',
    `,?\\s+(?:and|&)\\s+(?=${asksFor}|${tells})`,
  ].join('|'),
  'iu',
);

/** The sentences of a turn, and the clauses that stand for themselves. */
export const sentences = (text: string): string[] =>
  text
    .slice(0, 1_000)
    .split(breaks)
    .filter((sentence) => /\p{L}/u.test(sentence));

const asksToCome =
  /^(?:(?:and|so|ok|please|also) )*(?:(?:can|could|may|would) (?:i|we) (?:please |maybe |just )?(?:come|have|get|book|do|make|take|pop in|drop in)|(?:can|could|would) you (?:please |maybe |just )?(?:book|put|fit|squeeze|schedule|reserve|get|make|take|pencil))\b/u;
const asksForTime = new RegExp(`^(?:(?:and|so|ok|please|also) )*${asksFor}`, 'u');

/** "Can I come Wednesday at 11", "do you have 4": a wish, though it has the form of a question. */
export const isWish = (words: string): boolean => asksToCome.test(words) || asksForTime.test(words);
