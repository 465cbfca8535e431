/**
 * What a call says that the dialogue knows nothing of: the line itself. In the manner of the
 * catalogue of libs/dialogue; `phone` arrives digit by digit, or undefined where none is known.
 */
export const sentences = {
  keys: (choices: string) => `Or press ${choices}.`,
  always: 'Press 0 for a person, or star to hear it again.',
  nobody: 'Sorry, nobody can be reached under this number. Goodbye.',
  lost: (link: boolean) =>
    join(
      'I am sorry, I have lost track of our call. Nothing is lost that was booked.',
      link ? 'Let us start over, or ask me to text you a link.' : 'Let us start over.',
    ),
  wentOn: 'You have gone on in the browser, so I will leave you to it. Goodbye.',
  link: (business: string, url: string) =>
    `${business}: go on with your call here within 15 minutes: ${url}`,
  textAway: 'Sorry, something went wrong just now. Please try again in a few minutes.',
  screen: 'A call from your front desk. Press 1 to take it.',
  notTaken: 'All right. Goodbye.',
  afterPerson: 'Thank you for calling. Goodbye.',
  again: 'I am sorry, something went wrong just now. Please say that once more.',
  moment: 'Thank you for calling. One moment, please.',
  away: (phone?: string) =>
    join('I am sorry, I cannot help you right now.', reach(phone), 'Goodbye.'),
  busy: (phone?: string) =>
    join('I am sorry, all lines of the front desk are busy.', reach(phone), 'Goodbye.'),
  silence: (phone?: string) =>
    join('I cannot hear you, so I will hang up now.', reach(phone), 'Goodbye.'),
  timeLimit: (phone?: string) =>
    join(
      'I do not want to keep you any longer. What is not booked by now stays unbooked.',
      reach(phone),
      'Goodbye.',
    ),
};

function reach(phone?: string): string {
  return phone === undefined
    ? 'Please try again in a few minutes.'
    : `You can reach us on ${phone}, or try again in a few minutes.`;
}

const join = (...parts: readonly string[]): string => parts.join(' ');
