const moment = '(?:sec|secs|second|seconds|moment|mo|minute|min|mins|minutes|bit)';
const lead =
  '(?:ok|okay|oh|um|uh|hmm|hm|well|right|yes|yeah|yep|sure|wait|please|sorry|actually|just|so|alright|all right|great|thanks|fine|good)';
const ask =
  '(?:ask|check(?: with)?|talk to|speak (?:to|with)|consult|call|text|run it by|see with)';

const waits = [
  `(?:give me |gimme |in |wait |hold on |hang on |bear with me )?(?:a|an|one|1|two|2|five|5|half a|just a)(?: few| couple(?: of)?)? ?${moment}`,
  `(?:hold on|hang on|hold up|wait|wait up|bear with me|brb|be right back|one moment|not yet|not just yet|not so fast|hmm+|hm|let me see)(?: ${moment}| please| then| now| a ${moment})*`,
  `(?:let me|lemme|i(?:'ll| will)|i(?:'ve| have)? (?:got|need|want|have|would like)?(?: to)?|i'd like to|i must|i should|can i|may i|gonna|i gotta)(?: just| first| quickly| have)* (?:think|check|look|see|consider|sleep on|ponder|get back)\\b.*`,
  `(?:let me|lemme|i(?:'ll| will)|i (?:need|have|want|got) to|i must|i should|i gotta)(?: just| first| quickly)* ${ask}\\b.*`,
  `(?:i'm|im|i am) (?:not sure(?: yet)?|still thinking|thinking(?: about it)?|undecided|getting my (?:diary|calendar))`,
  `(?:after|once|when|as soon as) (?:i|i've|ive) .*`,
  `(?:(?:need|give me) (?:some|a little|more) time|maybe later|not now|later)`,
].join('|');

const postponing = new RegExp(`^(?:${lead} )*(?:${waits})(?: ${lead})*$`, 'u');
const question = /\b(?:what|how|when|where|which|who)\b|\bif (?:you|it|she|he|they|there)\b/u;
const longest = 14;

/** "Let me think", "one sec", "I need to ask my wife": neither a yes nor a no, and time is wanted. */
export const postpones = (text: string): boolean =>
  text.split(' ').length <= longest && !question.test(text) && postponing.test(text);
