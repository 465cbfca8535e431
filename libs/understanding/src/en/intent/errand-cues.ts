/** Patterns of the language that speak of an appointment one has. Words joined by single spaces. */
export const cue = (source: string): RegExp => new RegExp(source, 'u');

export const visit =
  '(?:appointments?|appt|bookings?|reservations?|tables?|visits?|meetings?|slots?|sessions?|rooms?|suite|stay|spa|massage|facial|haircut|manicure|pedicure|treatment|service|check ?in|check ?out|checkin|checkout|lunch|dinner|brunch|breakfast|class|consultation|check ?up|checkup|cleaning)';
export const owned = '(?:my|our|the|this|that|an?|existing|current|previous|upcoming)';
export const gap = '(?: [^ ]+){0,5}?';
export const shortGap = '(?: [^ ]+){0,3}?';

const day =
  "(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tonight|tomorrow|tmrw|tmr|tomo|\\d{1,2}(?::\\d\\d|st|nd|rd|th)?|noon)(?:'s)?";
const cannot =
  "(?:can't|cant|cannot|can not|couldn't|couldnt|won't|wont|will not|unable to|not able to|not going to|not gonna|never going to)";
const ours = "(?:my|our|the|that|this|today's|tomorrow's)";
const step =
  '(?:earlier|later|sooner|another (?:day|time)|(?:a )?different (?:day|time)|some other (?:day|time))';

export const errandCues = {
  /** One will not be there: to be cancelled or moved, and not said which. */
  absent: cue(
    `\\b(?:${cannot}|don't think (?:i|we) (?:can|will)|may not|might not)(?: (?:be able to|actually|now|even|really))*(?: (?:make|come|attend|be (?:there|in|able|around|coming)|show|turn up|get there|do(?= (?:it|that|this|the \\d|${day})|$)|keep|manage|go))\\b(?! (?:up|sure|mornings|afternoons|evenings|through|it (?:through|before|until|out|up)|(?:it|that|this|${day}) (?:before|until|till|mornings|afternoons|evenings)))` +
      `|\\b(?:i|we) (?:no|not) (?:can|able(?: to)?|will) (?:come|make|be|attend|go)\\b|\\b(?:i|we) can no (?:come|make)\\b` +
      `|\\bnot (?:be )?coming\\b|\\bsomething(?:'s| has|s| just)? (?:came|come|comes|cropped|popped) up\\b` +
      `|\\b(?:have|need|had|got|going|gonna|wish|want)(?: to)? (?:skip|miss|bail|back out|pull out|drop out|withdraw)\\b` +
      `|\\b(?:bail|back out|pull out|drop out)\\b|\\b(?:pulling out|backing out)\\b(?: [^ ]+){0,3}? (?:of|on|from)\\b|\\b(?:called away|double[ -]booked)\\b` +
      `|\\bchanged my mind about\\b${gap} ${visit}\\b|\\b(?:missed|missing|miss) ${ours}${shortGap} ?${visit}\\b` +
      `|\\b(?:i'm|im|i am|we're|we are|my [^ ]+ is|feeling|been|fallen|got)(?: [^ ]+)? (?:sick|ill|unwell|poorly)\\b|\\bcome down with\\b` +
      `|${day} (?:won't|wont|doesn't|does not|will not|isn't going to|isn't) work\\b(?: [^ ]+){0,2} (?:any ?more|after all|now)\\b`,
  ),
  /** Not wanted any more, said without the word. */
  withdraws: cue(
    `\\b(?:take|remove|cross|strike|scratch|get) (?:me|us|my name|our names?) (?:off|from|out of)\\b` +
      `|\\b(?:get rid of|scratch|scrap|bin|ditch|nix|axe|kill|pull out of|back out of|free up|give up|let go of) ${ours}${shortGap} ?${visit}\\b` +
      `|\\b(?:don't|dont|do not|doesn't|won't be|no longer|not) (?:need|needing|want|wanting|require)\\b(?: [^ ]+)?? ${ours}${shortGap} ?${visit}\\b(?! (?:to|at|on [^ ]+ but))` +
      `|\\b(?:my|our)${shortGap} ?${visit} (?:is|isn't|is not|are)(?: [^ ]+)? (?:needed|wanted|required)\\b|\\b${visit}\\b(?: [^ ]+){0,5}? (?:to be|be|get|gets|being) cancell?ed\\b` +
      `|\\b(?:don't|do not|dont) need it any ?more\\b`,
  ),
  /** Another time for what one has, said without its name or in the passive, as a wish. */
  moves: cue(
    `(?<!\\boil )\\b(?:move|push|shift|bump|swap|switch|change|bring|slide|postpone|delay|rebook)(?: (?:my|our|the|me|us|it|that|from))* ${day}\\b` +
      `|\\b(?:move|push|shift|bump|swap|slide) (?:it|me|us|that|this)(?: [^ ]+){0,3}? (?:to|back|forward|up|out|until|till|later|earlier|by|off|ahead)\\b` +
      `|\\b(?:bump|slide|nudge|pull|shove|rejig) ${ours}${shortGap} ?${visit}\\b|\\bbring (?:it|me|us|that|my [^ ]+|our [^ ]+)(?: [^ ]+){0,2}? (?:forward|ahead|earlier)\\b|\\b(?:my|our)${shortGap} ?${visit}\\b(?: [^ ]+){0,6}? (?:${step}|instead|brought forward|put (?:off|back)|pushed|bumped|shifted|moved|switched|postponed|rescheduled)\\b` +
      `|\\b(?:different|another|new|later|earlier|better|other) (?:day|time|slot|date|hour) for (?:my|our|the|that)\\b` +
      `|\\b(?:later|earlier|sooner) than (?:i |we |was |is |what )*(?:booked|planned|scheduled|agreed|have)\\b` +
      `|\\b(?:i|we|i've|we've)(?: already| currently| have| had)* (?:have|had|booked|got|made|scheduled|am booked|are booked|was booked)(?: (?:a|an|my|the|for|in|at|on|it))* (?:${day}|${visit})\\b.* (?:instead|rather|(?:can|could|may|would|might) (?:we|i|you|it)(?: please)? (?:do|make|change|move|come|have|get|be|push|shift|go|switch|swap|bring)|(?:need|want|would like|'d like|have) to (?:change|move|push|shift|make it|come)|(?:would|works?|suits?)(?: [^ ]+)? better)\\b` +
      `|\\b(?:supposed|meant|due|scheduled|booked|down) (?:to (?:come|be|see)|for|in)\\b.* (?:but|instead|can only|could (?:i|we)|can (?:i|we)|rather)\\b`,
  ),
} as const satisfies Readonly<Record<string, RegExp>>;
