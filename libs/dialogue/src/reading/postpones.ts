const moment =
  '(?:sec|secs|second|seconds|moment|moments|mo|minute|min|mins|minutes|bit|tick|ticks|jiffy|while)';
const lead =
  '(?:sounds (?:good|great|fine)|ok|okay|oh|um|uh|hmm|hm|well|right|yes|yeah|yep|sure|wait|please|sorry|actually|just|so|alright|all right|great|thanks|thank you|fine|good|but|and|dear|love|because|cause)';
const ask =
  '(?:ask|check(?: with)?|talk to|speak (?:to|with)|consult|call|text|run it by|see with)';
const ponder =
  '(?:think|check|look|see|consider|sleep on|ponder|get back|confer|read (?:it|that|this)|double check)';
/** Things people fetch while somebody waits: "let me find my glasses", "I'll grab a pen". */
const fetch =
  '(?:(?:find|get|grab|fetch|look for|put on|search for|dig out) (?:my|me|the door|a pen|some paper|hold of)|(?:get|answer|take) (?:the|this) (?:door|phone|call)|write (?:it|that|this) down|finish\\b)';
const shall = "(?:let me|lemme|i(?:'ll| will)|i (?:need|have|want|got) to|i must|i should|i gotta)";

/** What a client says who wants time before the answer. */
const waits = [
  `(?:give me |gimme |in |wait |hold on |hang on |bear with me )?(?:a|an|one|1|two|2|five|5|half a|just a)(?: few| couple(?: of)?| quick)? ?${moment}`,
  `(?:no (?:hold on|hang on|not yet|not just yet)|hold on|hang on|hold up|hold it|wait|wait up|bear with me|brb|be right back|not yet|not just yet|not quite yet|not so fast|hmm+|hm|let me see)(?: ${moment}| please| then| now| a ${moment})*`,
  `(?:let me|lemme|i(?:'ll| will)|i(?:'ve| have)? (?:got|need|want|have|would like)?(?: to)?|i'd like to|i must|i should|can i|may i|gonna|i gotta)(?: just| first| quickly| have)* ${ponder}\\b.*`,
  `${shall}(?: just| first| quickly)* (?:${ask}|${fetch})\\b.*`,
  `(?:i'm|im|i am) (?:not sure(?: yet)?|not ready(?: yet)?|still thinking|thinking(?: about it)?|undecided|getting my (?:diary|calendar)|looking for my \\S+)`,
  `(?:not sure|unsure)(?: yet| about (?:it|that|this))?|(?:leave|keep) it for now`,
  `i (?:haven't|havent|have not) (?:decided|made up my mind)(?: yet)?`,
  `(?:after|once|when|as soon as) (?:i|i've|ive) .*`,
  `(?:(?:need|give me) (?:some|a little|more) time|maybe later|not now|not right now|i'll come back to (?:it|this|you))`,
  `(?:no (?:thanks |thank you )?)?(?:i'll |i will |will |can i |could i |may i |i want to |i'd like to |i )?(?:confirm|say yes|decide|answer|reply|respond|book|let you know|tell you|come back|get back to you)(?: it| that| you| on that| about it)? (?:later|tonight|soon|tomorrow|in a bit|in a while|this evening|another time)`,
  `(?:super |very |a bit |really )?(?:busy|driving|at work|in a meeting|in class)(?: right now| now| at the moment)?(?: later)?|(?:i'm |im |just |still )*(?:reading|checking|looking at|thinking about)(?: it| that| this)?(?: now| right now| still)?`,
  `(?:someone|somebody)(?:'s| is) at the door|(?:my|the) (?:phone|doorbell)(?:'s| is) ringing`,
].join('|');

/** What goes on where the client is, in front of the wait it asks for: "the kettle is boiling". */
const happening =
  "(?:my|our|the|a|an|someone|somebody|there's|there is|i have|i've got|sorry)(?: (?!wrong|not|\\S*n't|number|name|time|date|day|price|email|address|appointment|booking|change|move|cancel|instead|rather|book|who|\\S*\\d)\\S+){1,8}";

const postponing = new RegExp(
  `^(?:(?:${lead}) )*(?:${happening} )?(?:(?:${lead}|${waits}) )*(?:${waits})(?: ${lead})*$`,
  'u',
);
const question = /\b(?:what|how|when|where|which|who)\b|\bif (?:you|it|she|he|they|there)\b/u;
const longest = 14;

/** "Let me think", "one sec", "I need to ask my wife": neither a yes nor a no, and time is wanted. */
export const postpones = (text: string): boolean =>
  text.split(' ').length <= longest && !question.test(text) && postponing.test(text);

const refusal =
  "(?:don't|dont|do not|not to|rather not|never|no need to|(?:don't|dont|do not) (?:want|wish) (?:you )?to)";
const object =
  '(?:(?: me)?(?: (?:it|that|this|anything|the|my|this) ?(?:appointment|appt|booking|reservation|session|visit|slot|move|change|one)?)?(?: in)?)';
const manners =
  '(?: (?:please|thanks|thank you|ok|okay|sorry|dear|love|now|then|at all|for me|after all))*';
const yet =
  '(?: (?:just yet|yet|right now|right away|for now|at the moment|today yet|so fast|too fast|until i say(?: so)?))';
const writing = '(?:book|reserve|schedule|confirm|finali[sz]e|submit|make|go ahead|proceed|do)';
const changing = '(?:cancel|delete|move|reschedule|change|shift)';

const holdsBooking = new RegExp(`\\b${refusal} ${writing}${object}${yet}?${manners}$`, 'u');
const holdsForNow = new RegExp(
  `\\b${refusal} (?:${writing}|${changing})${object}${yet}${manners}$`,
  'u',
);

const bare = new RegExp(
  `^(?:${lead} )*(?:don't|dont|do not)(?: do (?:it|that|this))?${manners}$`,
  'u',
);

/** "Thanks but no thanks", "I'd rather not": polite, and a no all the same. */
const declines = new RegExp(
  `^(?:${lead} )*(?:(?:i'd|id|i would) rather not|(?:thanks|thank you|cheers)(?: but)? no(?: thanks| thank you)?|no deal|(?:i'm|im|i am) (?:good|fine|all right|ok|okay)(?: without(?: it)?)?)${manners}$`,
  'u',
);

/** "Please don't": a no that asks for nothing else. */
export const refuses = (text: string): boolean => bare.test(text) || declines.test(text);

/**
 * "Please don't book it yet", said to a summary: the yes is held back and the summary stands. What is
 * on file is held back only for now ("don't cancel it yet"); refused for good, it stays as it is.
 */
export const holdsBack = (text: string): boolean =>
  holdsBooking.test(text) || holdsForNow.test(text);
