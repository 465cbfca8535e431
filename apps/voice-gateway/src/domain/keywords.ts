/**
 * Words that a text message may be as a whole and that the network hears too (twilio.com/docs, "Support for
 * opt-out keywords"). Nobody is ever asked to text one of them.
 */
export const stopWords = ['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit'] as const;
export const startWords = ['start', 'unstop', 'yes'] as const;

const isOneOf = (words: readonly string[], body: string): boolean =>
  words.includes(body.trim().toLowerCase());

export const isStop = (body: string): boolean => isOneOf(stopWords, body);

export const isStart = (body: string): boolean => isOneOf(startWords, body);
