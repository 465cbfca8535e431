/** What clients say to a proposal, as a whole turn, when they want it. */
export const yes = ['yes', 'yes please', 'Yes.', 'go ahead', 'ok'] as const;

/** What begins like a yes and is none: nothing may be booked by it. */
export const notYes = [
  ...['yes but make it two hours later', 'yes but with somebody else', 'yesterday would be better'],
  ...[
    'ok but on the day after instead',
    'yes if it is before nine',
    'sure, but what does it cost?',
  ],
] as const;

/** The button that takes a proposal. */
const yesButtons = ['Book it'] as const;

const isOneOf = (words: readonly string[], said: string): boolean =>
  words.some((word) => word.toLowerCase() === said.trim().toLowerCase());

/** Whether the whole turn was a yes, by word or by the button. */
export const isYes = (said: string): boolean => isOneOf(yes, said) || isOneOf(yesButtons, said);
