import type { Command, Slot } from '../command.ts';

/** What people call the slots when they want one changed. */
const names: readonly (readonly [Slot, string])[] = [
  ['service', 'service|treatment|massage type|kind'],
  ['resource', 'person|staff|therapist|stylist|doctor|dentist|provider'],
  ['date', 'day|date'],
  ['time', 'time|hour|slot'],
  ['name', 'name|spelling'],
  ['phone', 'phone|number|phone number|mobile|contact'],
  ['email', 'e-?mail|e-?mail address'],
  ['reference', 'reference|code'],
];

const verbs = 'change|correct|fix|edit|update|wrong|different|another|other|not the right';

const patterns = names.map(
  ([slot, words]) =>
    [
      slot,
      new RegExp(
        `\\b(?:${verbs})(?: (?:the|my|that|a))? (?:${words})\\b|\\b(?:${words}) (?:is|was|'s) (?:wrong|incorrect|not right)\\b`,
        'iu',
      ),
    ] as const,
);

const bare = names.map(
  ([slot, words]) => [slot, new RegExp(`^\\W*(?:the |my )?(?:${words})\\W*$`, 'iu')] as const,
);

const movesIt = /^\W*(?:please )?(?:move|shift|push|reschedule) (?:it|that|this)(?: please)?\W*$/iu;

/** "The time", "move it", said to "what should I change?". */
export function readChange(text: string): Extract<Command, { kind: 'correct' }>[] {
  const slot = movesIt.test(text) ? 'time' : bare.find(([, words]) => words.test(text))?.[0];
  return slot === undefined ? [] : [{ kind: 'correct', slot }];
}

const someoneElse = /\b(?:someone|somebody|anyone|anybody) else\b/iu;

/** "Wrong day", "can I change the time": a slot that is wrong, without saying what is right. */
export function readCorrections(text: string): Extract<Command, { kind: 'correct' }>[] {
  const wrong = patterns.filter(([, words]) => words.test(text)).map(([slot]) => slot);
  if (someoneElse.test(text)) wrong.push('resource');
  return [...new Set(wrong)].map((slot) => ({ kind: 'correct', slot }));
}
