import type { Understanding } from '@gomomo/understanding';

import type { Intent, Topic } from '../command.ts';

const reference =
  '(?:reference|ref|(?:confirmation|booking|reservation|appointment) (?:number|code|id|ref\\w*)|code)';

/** What is asked of the appointment just spoken of, by the words that name nothing else. */
const patterns: readonly (readonly [Topic, RegExp])[] = [
  [
    'own-reference',
    new RegExp(
      `\\b(?:what(?:'s|s| is| was)?|which|tell me|give me|(?:can|could|may) i (?:get|have|see)|get|see|repeat|remind me(?: of)?|forgot|forgotten|lost|missed|(?:didn't|didnt|did not) (?:catch|get|note|see|write down)|where(?:'s|s| is| can i find| do i find)?) (?:(?:my|the|that|our|its|a|again) )*${reference}\\b|^(?:(?:the|my|and|please|ok) )*${reference}(?: number)?(?: again| please| once more)*$`,
      'u',
    ),
  ],
  [
    'own-visit',
    /\b(?:(?:when|what (?:time|day|date)|which (?:day|date|time))(?:'s|s| is| was)? (?:it|that|this|mine|the appointment|the booking)\b(?! (?:over|done|finished|end|today|today's|in|there|free|open))|(?:when|what time) (?:do|should|must|shall|am|will) (?:i|we) (?:come|arrive|there|need to (?:come|be there|arrive)|have to (?:come|be there|arrive)|supposed to (?:come|be there|arrive)|be there|see)|who(?:'s|s| is| was| will| am)? (?:it|that|this|i) (?:be )?(?:with|seeing|see)|who (?:do|will|am) i (?:be )?(?:see|seeing|have|get|getting)|(?:who(?:'s|s| is)|who will be) (?:doing|giving|my)|with whom|what (?:did|have) (?:i|we) (?:just )?(?:book|booked|make|made)|(?:remind me|repeat|give me|show me|tell me|what (?:are|were)|read)(?: \S+){0,4} (?:details|appointment|booking))\b/u,
  ],
  [
    'own-price',
    /\b(?:how much (?:is|was|will|does|did|do|would|'s)? ?(?:it|that|this|mine|i)\b|(?:what|how much) (?:do|did|will|would) i (?:owe|pay|have to pay|need to pay)|what (?:does|did|will|would) (?:it|that|this) cost|what(?:'s|s| is| was) (?:the|my) (?:price|cost|total)|(?:price|cost) (?:of|for) (?:it|that|this|mine))\b(?! (?:a|an|for)\b)|^(?:(?:and|so|ok|oh) )*(?:the |how much |what )?(?:price|how much|cost|total)(?: again| please)*$/u,
  ],
  [
    'own-length',
    /\b(?:how long (?:is|was|will|does|did|'s)? ?(?:it|that|this|mine)\b|(?:when|what time) (?:is|will|does|would) (?:it|that|this|i) (?:be )?(?:over|done|finish\w*|ends?|out|free))\b/u,
  ],
  [
    'address',
    /\bwhere (?:do|should|must|shall|am|are|can) (?:i|we) (?:go|going|come|coming|have to (?:go|come|be)|need to (?:go|come|be)|supposed to (?:go|come|be)|find (?:you|it))\b/u,
  ],
  [
    'own-calendar',
    /\b(?:add|put|save|sync|export|download|stick|enter|get|have|send|import|where|how)\b(?: \S+){0,6} (?:calendar|ical|ics|outlook|diary|agenda)\b|\bcalendar (?:invite|file|link|entry)\b/u,
  ],
  [
    'own-copy',
    /\b(?:text|sms|e-?mail|mail|send|whatsapp|message|forward) (?:me |us )?(?:it|that|this|the (?:details|confirmation|reference|appointment|booking)|a (?:copy|reminder|confirmation)|details|confirmation|reminders?)\b|\bi (?:get|receive|have) (?:(?:it|that|this|the details) (?:by|via|in|as|on) (?:an? )?(?:e-?mail|mail|text|sms|whatsapp|writing|phone)|a (?:copy|reminder|confirmation|text)|an e-?mail|any confirmation)(?: \S+){0,2}$|\b(?:remind me|reminders?)(?: (?:before|the day before|about it|of it|by \S+))?$|\bprint (?:it|that|this)\b/u,
  ],
];

/** `text`: lower case, words and single spaces. */
export function readOwnTopics(text: string): Topic[] {
  const head = text.slice(0, 400);
  const found = patterns.filter(([, words]) => words.test(head)).map(([topic]) => topic);
  // "Send me a calendar invite" is about the calendar, "when is it over" about its end.
  const less: Partial<Record<Topic, Topic>> = {
    'own-copy': 'own-calendar',
    'own-visit': 'own-reference',
  };
  return found.filter((topic) => !found.some((other) => less[topic] === other));
}

/** Topics that are the same, asked of nothing in particular. */
const instead: ReadonlySet<Topic> = new Set(['other', 'prices', 'duration', 'arrival', 'status']);

/** "How much is a facial and how long is it": the one asked beside the other. */
const asides: Partial<Record<Topic, Topic>> = { 'own-length': 'prices', 'own-price': 'duration' };

/** Questions about the appointment take the place of what their words say of the business at large. */
export function withOwn(topics: readonly Topic[], own: readonly Topic[]): readonly Topic[] {
  const [only, ...more] = own;
  if (only === undefined) return topics;
  const beside = more.length === 0 ? asides[only] : undefined;
  return [...own, ...topics.filter((topic) => topic === beside || !instead.has(topic))];
}

/** "Remind me of the appointment details" names an appointment and wishes for none. */
export const asksBack = (
  topics: readonly Topic[],
  { service, when }: Understanding,
  intent: Intent | null,
): boolean =>
  (intent === 'book' || intent === 'availability') &&
  topics.some((topic) => topic === 'own-visit' || topic === 'own-reference') &&
  !(service || when.length > 0);
