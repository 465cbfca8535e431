import { cue, errandCues, gap, owned, shortGap, visit } from './errand-cues.ts';

/**
 * Patterns of the language that say what a turn wants. They run on the first words of a turn, joined
 * by single spaces, lower case, marks dropped; every gap is bounded, so the cost is linear.
 */
const person =
  '(?:person|human|humans|human being|agent|representative|rep|operator|someone|somebody|anyone|manager|supervisor|receptionist|reception|advisor|adviser|assistant|employee|worker|staff|team|people|colleague|expert|specialist|service|support|desk|restaurant|owner|boss|dentist|doctor|stylist)';

/** Who can only be a person; "service" or "restaurant" may be what one talks about. */
const somebody =
  '(?:person|human|agent|representative|operator|someone|somebody|assistant|manager|receptionist|employee|specialist)';

export const cuePatterns = {
  human: cue(
    `\\b(?:speak|talk|speaking|talking|chat|chatting)(?: directly)? (?:to|with)${shortGap} ${person}\\b` +
      `|\\b(?:speak|talk|speaking|talking|chat|chatting|contact|contacting|reach|direct|redirect|hold of)(?: [^ ]+){0,3}? ${somebody}\\b` +
      `|\\b(?:transfer|connect|pass|patch|put|switch|forward|hand) (?:me|us|the call|this)${shortGap} (?:to|with|through|over)\\b` +
      `|\\b(?:real|live|actual) (?:person|human|agent|people)\\b|\\bhuman (?:being|agent|operator|assistant|please|help)\\b` +
      `|\\b(?:get|give|find|need|want|like|prefer|have) (?:me |us )?(?:an? |your |the )?(?:human|agent|operator|representative|manager|real person|person)\\b` +
      `|\\b(?:get|give) me (?:someone|somebody)\\b|\\bis there (?:really )?(?:nobody|no one|noone|no person)\\b|\\bon the line\\b|\\bcustomer (?:service|support|care)\\b` +
      `|\\b(?:with|to) (?:a |these |this |an? )?(?:machine|robot|bot|bots|computer)\\b|^(?:an? |the )?(?:real |live )?(?:operator|agent|human|person|representative|receptionist)(?: (?:please|pls|plz|now)(?: [^ ]+){0,16})?$` +
      `|\\b(?:speak|talk) (?:to|with) (?:you|him|her|them) (?:in person|directly)\\b|\\bcall me back\\b` +
      `|\\b(?:someone|somebody|a person|a human|anyone|anybody)(?: please| there)? (?:to )?(?:call|ring|phone)(?: me| us| back)\\b|^(?:i said |please |just |can you |could you )*(?:call|ring|phone) me(?: back| please| now| on| at|$)`,
  ),
  /** "Are you a real person?" is a question, not a wish. */
  identity: cue(
    `\\b(?:are you|you are|you're|is this|am i|if you|could you be|can you act|who am i)\\b.*\\b(?:human|person|people|robot|bot|machine|computer|ai|real|live|artificial|automated|software)\\b`,
  ),
  greeting: cue(
    `^(?:hi|hello|hey|hiya|greetings|good (?:morning|afternoon|evening|day))(?: there| again| everyone)?$`,
  ),
  fedUp: cue(
    `\\b(?:frustrating|frustrated|useless|ridiculous|waste of time|wasting (?:my )?time|waste my time)\\b|\\bconversation is(?: really)? not (?:working|helping|leading)\\b|\\bnot leading anywhere\\b`,
  ),
  farewell: cue(
    `\\b(?:good ?bye|bye|bye-bye|adios|ciao|cheerio|farewell|laters|au revoir|goodnight|ttyl)\\b|\\bsee (?:you|ya)\\b|\\btake care\\b` +
      `|\\bhave an? (?:very )?(?:good|great|nice|lovely|wonderful|pleasant|fantastic|awesome|blessed|beautiful) (?:day|one|evening|night|weekend|afternoon|time|morning|rest)\\b` +
      `|\\b(?:hang|hanging) up\\b|\\b(?:got to|gotta|have to|need to|must) (?:go|run|leave)(?: now)?$|\\bhit the road\\b|\\bcall it a day\\b|\\btalk to you (?:later|soon)\\b|\\b(?:peace out|toodles|tootles|so long|catch you|until next time|i'm outta here|out of here|get going|be leaving|be off)\\b|\\bi(?:'m| am|m) (?:leaving|off)(?: now)?$`,
  ),
  allDone: cue(
    `\\b(?:that|this|it) ?(?:'s|s|is|was|'ll be|will be|would be|should be|does|'ll do|will do)(?: all| it| everything)\\b(?! (?:right|good|correct|fine|okay|sounds|ok|sound|works|set up))` +
      `|\\b(?:nothing|anything) (?:else|more|further)\\b|\\bno more\\b|\\b(?:we're|we are|i'm|im|i am) (?:all )?(?:done|set|good|finished|through)\\b|\\ball set\\b|\\bthat (?:concludes|covers)\\b|\\bnothing for now\\b`,
  ),
  thanks: cue(`\\b(?:thanks|thank|thx|ty|appreciate|appreciated|cheers|grateful)\\b`),
  cancel: cue(
    `\\b(?:cancel|cancelling|canceling|cancelation|cancellation|call off|scrap|delete|drop)\\b(?!.*\\b(?:card|account|subscription|order|transfer|payment|debit|loan|flight|insurance|policy|alarm|standing)\\b)`,
  ),
  cancelVisit: cue(
    `\\b(?:cancel|cancelling|canceling|call off|scrap|delete|drop|withdraw)\\b${gap} ${visit}\\b|\\b${visit}\\b(?: [^ ]+){0,24}? (?:cancel|call off)\\b|\\b(?:forget|close|release|remove|undo|void|revoke)\\b${gap} ${visit}\\b|\\bno longer (?:need|want|require)\\b${gap} ${visit}\\b|\\b(?:don't|dont|doesn't|doesnt) (?:want|need)\\b${gap} ${visit}\\b any ?more\\b|\\b(?:make|need|request|want) a? ?cancell?ation\\b`,
  ),
  cannotCome: cue(
    `\\b(?:can't|cant|cannot|can not|won't|wont|unable to|not be able to|not going to|couldn't)(?: be able to)? (?:make it|make|come|attend|be there|show up|get there|keep)\\b${gap} (?:to|for|today's|my|our|the)?${shortGap} ?${visit}\\b(?!.* (?:before|until|after|till)\\b)|\\bwon't be able to (?:make|attend|come|keep)\\b|\\b(?:not|don't want to) (?:come|meet|attend|go)(?: to [^ ]+ [^ ]+)? any ?more\\b`,
  ),
  change: cue(
    `\\b(?:reschedule|rescheduling|resched|(?:rebook|re-book)(?= (?:my|our|the|it|that|this|from)\\b|(?: [^ ]+){0,3} (?:to|later|earlier|another|different|other|instead)\\b)|postpone)\\b` +
      `|(?<!\\boil )\\b(?:change|changing|move|modify|modifying|amend|amending|update|alter|shift|push|delay|switch|edit|adjust|extend|upgrade|swap|bring forward|push back)\\b${gap} (?:${visit}|(?:date|dates|time|day|number|hour) (?:of|and))\\b` +
      `|\\b${visit}\\b(?: [^ ]+){0,12}? (?:to change|to amend|to modify|to move|to update|to alter|to reschedule|delay it|move it|be moved|be changed)\\b` +
      `|\\b(?:change|move) my (?:time|day|date|hour|slot|appt)\\b|\\b(?:add|put)\\b${shortGap} (?:people|person|guests?|adults?|kids?|child|children|someone)?${shortGap} ?(?:to|under|on) ${owned} ${visit}\\b`,
  ),
  existing: cue(
    `\\b(?:my|our|existing|current|the) ${shortGap} ?(?:appointment|booking|reservation|meeting|stay|visit)\\b|\\b(?:i|we)(?:'ve)? (?:have|had|made|got|have got) an? ${shortGap} ?${visit}\\b`,
  ),
  book: cue(
    `\\b(?:book|booking|reserve|schedule|arrange|set up|organi[sz]e|set)\\b${gap} (?:an? |the |some )?${visit}\\b` +
      `|\\b(?:make|making|get|getting|need|want|like|have|find|looking for|look for|take|open|place)\\b(?: to)?(?: make| have| get)?${shortGap} (?:an? |another |some |one )${shortGap} ?${visit}\\b` +
      `|\\b(?:book|reserve|schedule) (?:me|us|it|for|from|in|a|an|one|two|three|rooms?|with)\\b|\\b(?:want|like|need|love) to (?:book|reserve|stay|come in|see the|see a)\\b|^(?:book|reserve)\\b`,
  ),
  availability: cue(
    `\\b(?:see|fit|squeeze) (?:me|us)\\b|\\b(?:do you have|have you got|got|is there|are there|any|anything|what|which)\\b${gap} (?:availability|available|(?<!(?:gluten|sugar|dairy|nut|smoke|scent|barrier) )free(?! (?:wi|wifi|parking|of|snacks|drinks|coffee|tea|samples?|trial)\\b)|openings|an opening|vacanc(?:y|ies)|slots?)\\b|\\bwhen (?:is|are|can|could|do)\\b${gap} (?:free|available|open|fit|come in|see)\\b|\\bfree ${visit}\\b`,
  ),
  yesFirst: cue(
    `^(?:oh |ok |okay |well |um |uh |hmm |and |ah )?(?:yes|yeah|yep|yup|ya|yea|yess|yah|aye|sure|absolutely|certainly|definitely|indeed|correct|exactly|precisely|affirmative|right|true|of course|for sure|by all means|sounds (?:good|great|perfect|fine)|perfect|great|please do|go ahead|that's (?:right|correct|it|fine|good|great|perfect|what i said|exactly)|thats (?:right|correct|fine|good)|that is (?:right|correct|fine|good)|that (?:works|sounds|will work|would be|'ll work)|it (?:is|does|surely|works)|works for me|i (?:do|did|am|would|think so|agree|confirm))\\b`,
  ),
  okFirst: cue(`^(?:oh )?(?:ok|okay|alright|all right|fine|got it|cool|good)\\b`),
  noFirst: cue(
    `^(?:oh |ok |okay |well |um |uh |hmm |actually |sorry |and |i'm sorry |ah )?(?:no|nope|nah|nay|not|never|negative|don't|dont|wrong|incorrect|heck no|hell no|no way|i don't|i dont|i didn't|i didnt|i never|i haven't|i havent|i can't|i cant|it isn't|it is not|it's not|its not|it wasn't|that's not|thats not|that is not|that isn't|that ain't|that's wrong|that's incorrect|definitely not|absolutely not|of course not|that doesn't|that won't)\\b`,
  ),
  refuses: cue(
    `\\b(?:doesn't work|don't think so|does not work|won't work|not (?:right|correct|what|that|it|true|really|quite|now|for me|my)|not what i|never said|changed my mind|never ?mind|rather not|don't want|dont want|no thanks|no thank you|i'd rather)\\b`,
  ),
  question: cue(
    `^(?:hi |hello |hey |and |ok |okay |yes |so )?(?:what|what's|whats|where|when|who|which|why|how|is|are|do|does|can|could|will|would|did|may|should|have you)\\b`,
  ),
  informative: cue(
    `\\b(?:address|phone|number|price|cost|expensive|rating|located|location|unisex|vegetarian|music|hours|website|email|parking)\\b`,
  ),
  another: cue(
    `\\b(?:another|other|others|different|else|more options|any other|something else)\\b`,
  ),
  instead: cue(
    `\\b(?:instead|make (?:it|that)|change (?:it|that|the)|rather|actually|correction|i meant|i mean)\\b`,
  ),
  /** Nothing but a refusal or an assent can start like this. */
  plainNo: cue(
    `^(?:oh |ok |okay |well |um |uh |hmm |actually |sorry |and |i'm sorry |ah )?(?:no|nope|nah|naw|negative|heck no|hell no|no way|definitely not|certainly not|absolutely not|of course not|not really|not exactly|i never said|that's (?:not|wrong|incorrect|false|untrue)|thats (?:not|wrong)|that is (?:not|wrong|incorrect|false|untrue)|that isn't|that ain't|that doesn't work for|that won't work|it's not|it is not|it isn't|it wasn't|i don't think so|i don't want|i dont want|i didn't|i haven't|i havent)\\b(?! (?:problem|worries|idea|longer|doubt|one|matter|response|answer|understand|quite|receive|get))`,
  ),
  plainYes: cue(
    `^(?:oh |ok |okay |well |um |uh |hmm |and |ah )?(?:yes|yeah|yep|yup|yeap|yea|yess|aye|absolutely|certainly|definitely|indeed|correct|exactly|precisely|affirmative|agreed|true|of course|for sure|by all means|sounds (?:good|great|perfect|fine|about right)|that's (?:right|correct|true|exactly it|what i said|perfect)|thats (?:right|correct|true)|that is (?:right|correct|true)|it surely is|please do|i think so)\\b(?! (?:not))`,
  ),
  wrong: cue(`\\b(?:wrong|untrue|false|incorrect|erroneous|mistake|mistaken)\\b`),
  wants: cue(
    `\\b(?:i|we)(?:'d| would|'ll| will)? (?:just )?(?:want|need|like|love|prefer)\\b|\\b(?:can|could|may) (?:i|we|you)(?: please)? (?:get|have|do|book|make)\\b|\\blooking for\\b`,
  ),
  stop: cue(
    `^(?:please |just |ok |okay )?(?:stop|cancel|quit|abort|never ?mind|forget (?:it|that|about)|start over|halt|terminate)\\b`,
  ),
  repeat: cue(
    `\\b(?:repeat|say (?:that|it|this|those|these|them)(?: \\S+)? (?:again|slowly|slower)|say (?:that|it) (?:more )?slow(?:ly|er)|come again|pardon|didn't (?:catch|hear|get) (?:that|you)|what did you say|one more time|once more)\\b`,
  ),
  ...errandCues,
} as const satisfies Readonly<Record<string, RegExp>>;

export type CueName = keyof typeof cuePatterns;

const maxWords = 60;

/** The names of the cues that fire on a turn's words. */
export function findCues(words: readonly string[]): ReadonlySet<CueName> {
  const text = words.slice(0, maxWords).join(' ');
  const found = new Set<CueName>();
  for (const name of Object.keys(cuePatterns) as CueName[])
    if (cuePatterns[name].test(text)) found.add(name);
  return found;
}
