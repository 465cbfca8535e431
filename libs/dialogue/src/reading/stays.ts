/** Verbs that change or undo something on file, and what they are said of. */
const change =
  '(?:cancel|cancelling|canceling|move|moving|change|changing|reschedule|rescheduling|shift|postpone|delete|drop|touch|remove)';
const object =
  '(?:(?: (?:it|that|this|anything|them|(?:my|the|that|this|our)(?: [^ ]+){0,2} (?:appointment|appt|booking|reservation|session|visit|slot)))(?: (?:any ?more|after all|yet|now|please|thanks|thank you|then|at all|again))*)';
const refusal =
  "(?:don't|dont|do not|didn't mean to|no need to|no need for|not going to|not gonna|never|rather not|not to|shouldn't|should not|won't|wont|will not|(?:don't|dont|do not) (?:want|need|wish|have|like)(?: you| it| me)? to|(?:don't|dont|do not) want(?: you)?|stop|without)";

/**
 * "Please don't cancel it", "no need to move my appointment": the verb is ruled out, so nothing of
 * it begins. Only at the end of what is said: "don't move it, cancel it" wants the other.
 */
const ruledOut = new RegExp(`\\b${refusal} ${change}${object}?$`, 'u');

/** `text`: lower case, words and single spaces. */
export const wantsNoChange = (text: string): boolean =>
  ruledOut.test(text.replace(/(?: (?:please|thanks|thank you|ok|okay|sorry|then|now))+$/u, ''));
