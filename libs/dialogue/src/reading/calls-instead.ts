const lead =
  '(?:ok|okay|fine|alright|all right|right|good|great|no|oh|well|then|so|thanks|thank you|in that case|guess|i guess|i think|maybe|sorry|hmm|never ?mind)';
const will =
  "(?:i(?:'ll| will| shall|ll)|i(?:'m| am|m)? (?:going to|gonna)|let me|i(?:'d| had)? (?:better|rather)|i (?:can|should|could|have to|need to|must|might as well|would rather|prefer to|want to|'ll have to)|i(?:'ll| will|ll) have to|gonna|will)";
const again = '(?:just|simply|rather|have to|probably|try to|then|go|go and)';
const call =
  '(?:call|phone|ring|telephone|give (?:you|them|it|the (?:shop|studio|salon|number)) a (?:call|ring|bell|try))';
const whom =
  '(?:you|them|in|up|instead|then|later|tomorrow|today|now|directly|on monday|back|again|that number|the (?:shop|studio|salon|spa|clinic|number|office)|somebody|someone there)';
const after =
  '(?:thanks|thank you|bye|goodbye|good (?:day|night|evening|afternoon)|cheers|anyway|please|have a \\S+ (?:day|one|evening)|thanks anyway|for (?:your|the) help)';

const calling = new RegExp(
  `^(?:${lead} )*(?:${will} (?:${again} )*${call}|calling|${call} (?:you |them )?(?:then|instead))(?: ${whom})*(?: ${after})*$`,
  'u',
);

/** "I'll ring you then": the way on that was told is taken. `text`: lower case, single spaces. */
export const callsInstead = (text: string): boolean => calling.test(text);
