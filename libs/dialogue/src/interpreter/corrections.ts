import type { Command, SetCommand, Slot } from '../command.ts';
import type { DialogueState } from '../core/state.ts';

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

const details =
  /^\W*(?:(?:no|the|my|it's|change|please)\W+)*(?:name|contact|details|(?:name|contact|number|phone|e-?mail)(?: details)? (?:or|and) (?:the |my )?(?:name|contact|number|phone|e-?mail)(?: details| number)?)(?: details)?(?: please)?\W*$/iu;
const both = /\b(?:or|and|details)\b/iu;

/** "The time", "move it", said to "what should I change?". */
export function readChange(text: string): Extract<Command, { kind: 'correct' | 'choose' }>[] {
  // The name of the button that is left out where only a few are read out.
  if (details.test(text) && both.test(text))
    return [{ kind: 'choose', choice: { id: 'change-details' } }];
  const slot = movesIt.test(text) ? 'time' : bare.find(([, words]) => words.test(text))?.[0];
  return slot === undefined ? [] : [{ kind: 'correct', slot }];
}

const someoneElse =
  /(?<!\b(?:for|speak to|talk to|speaking to|talking to|speak with|talk with) )\b(?:someone|somebody|anyone|anybody) else\b/iu;

/** "Someone else then": anyone but the one it is with so far, where that is known. */
export function someoneBut(text: string, { wish, hold }: DialogueState): SetCommand[] {
  if (!someoneElse.test(text)) return [];
  const ids = wish.staff !== 'any' ? wish.staff : hold ? [hold.resourceId] : [];
  if (ids.length === 0) return [];
  return [{ kind: 'set', slot: 'resource', value: { ids, negated: true, text: '' } }];
}

/** "Wrong day", "can I change the time": a slot that is wrong, without saying what is right. */
export function readCorrections(text: string): Extract<Command, { kind: 'correct' }>[] {
  const wrong = patterns.filter(([, words]) => words.test(text)).map(([slot]) => slot);
  if (someoneElse.test(text)) wrong.push('resource');
  return [...new Set(wrong)].map((slot) => ({ kind: 'correct', slot }));
}
