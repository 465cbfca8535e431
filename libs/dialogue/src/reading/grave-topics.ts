import type { Topic } from '../command.ts';

/** What is said to a front desk and is no errand: a person is needed, or help at once. */

const emergency =
  /\b(?:chest pains?|heart attack|having a stroke|(?:can't|cant|cannot|can not|not|trouble|difficulty|hard to) (?:breathe|breathing)|unconscious|passed out|collapsed|(?:someone|somebody|he|she|(?:a|the|my) \S+) (?:has |have |just |is )*faint(?:ed|ing)|bleeding (?:a lot|heavily|badly|out|to death)|won't stop bleeding|overdosed?|suicid\w*|kill(?:ing)? myself|end my life|want to die|seizure|choking|anaphyla\w*|(?:throat|face|tongue) is (?:closing|swelling)|ambulance|(?:smoke|flames|fire) (?:\S+ ){0,2}(?:in|out of|from|at|inside) (?:your|the|my)|(?:is|caught) on fire|(?:building|house|place) is burning|gas leak|smells? (?:of |like )?gas)\b/u;

const condition =
  /\b(?:pregnan\w*|expecting a baby|breast ?feeding|nursing|herniated|slipped dis[ck]|dis[ck] (?:problem|injury)|sciatica|blood thinners?|blood clots?|warfarin|aspirin|medications?|medicines?|meds|tablets|antibiotics?|accutane|isotretinoin|steroids?|insulin|diabet\w+|epilep\w+|asthma|allerg\w+|eczema|psoriasis|rosacea|acne|cancer|chemo\w*|radiation|tumou?rs?|heart (?:condition|disease|problem|failure)s?|pacemaker|(?:high|low) blood pressure|hypertension|thrombosis|dvt|varicose|osteopor\w+|arthritis|rheumat\w+|scoliosis|fracture\w*|broken (?:rib|arm|leg|bone|foot|ankle|wrist|toe|nose)|surger\w+|operation|stitches|infect\w+|fever|covid|flu|contagious|rash\w*|hives|swollen|swelling|bruis\w+|injur\w+|concussion|whiplash|migraines?|dizzy|dizziness|faint\w*|botox|fillers?|implants?|sunburn\w*|wounds?|open cut|pains?|painful|hurts?|aches?|aching|sore|soreness|numb(?:ness|ing)?|tingl\w+|hiv|hepatitis|dementia|depress\w+|anxiety|panic attacks?|ptsd|kidney|liver|thyroid|lupus|fibromyalgia|ms|(?:bad|sore|stiff) (?:back|neck|knee|shoulder|hip)|my (?:back|neck|knee|shoulder|hip|heart|skin|spine|tooth|teeth|gums))\b/u;

const advice =
  /\b(?:safe|unsafe|risk\w*|danger\w*|harm\w*|advis\w*|recommend\w*|should i|ought i|can i|could i|may i|am i allowed|problem|is (?:it|that|this) (?:ok|okay|fine|good|bad|alright|all right)|okay|ok|will (?:it|that|this|a)|does (?:it|that|this|a|the)|do (?:you think|massages|facials)|would (?:it|that|this|a)|help(?:s)? (?:with|my|for|against)|(?:could|would|might|will|can) help|the one for|good for|bad for|best for|better for|cure\w*|treat (?:my|a|an)|fix (?:my)|what (?:should|can|do) i (?:take|do|use)|which (?:one|massage|treatment|service)|worse)\b/u;

/** Advice whatever the condition is. */
const always =
  /\b(?:side effects?|contraindicat\w+|medical(?:ly)? (?:advice|safe|advisable)|diagnos\w+|prescri\w+|what(?:'s| is) wrong with my|is it safe|(?:massage|facial|treatment|sauna|yoga) safe)\b/u;

/** "Can I come", "can I book": an errand and no question of health. */
const errand =
  /\b(?:can|could|may|should) (?:i|we) (?:please )?(?:also )?(?:book|get|have|come|make|schedule|see|move|change|cancel|reschedule|reserve|speak|talk|pay|be seen)\b/gu;

const complaint =
  /\b(?:complain\w*|(?<!\b(?:i|i've|i have|have|we) )(?:hurt|injured|burned|burnt|scratched|scalded|cut|bruised|damaged|ruined|harmed) (?:me|my|us)|rude|unprofessional|terrible (?:service|experience|job|massage|cut|treatment)|(?:awful|horrible|disgusting|dreadful|appalling|unacceptable|outrageous|the worst|pathetic)|(?:so|very|really|extremely|not) (?:disappointed|unhappy|happy with|satisfied|angry|upset)|disappointing|botched|(?:messed|screwed) up|over ?charged|charged (?:me )?twice|scam|rip ?off|ripped off|never (?:coming back|again)|inappropriate\w*|touched me|harass\w*|stole|filthy|bad experience|bad review|kept me waiting|(?:stop|quit) (?:sending|texting|calling|messaging|emailing|spamming)(?: me)?|off your (?:mailing )?list|mailing list|unsubscribe|hung up on me|waited (?:for )?(?:an hour|\d+ min\w*)|(?:you|they)(?: \S+)? never (?:pick up|answer|reply)|nobody (?:opens|is (?:here|there)|answers|answered|picks up|showed up)|i am (?:furious|angry)|speak to (?:a|the) manager about)\b/u;

const refund = /\b(?:refund\w*|money back|reimburs\w+|charge ?back|get my deposit back)\b/u;

const legal =
  /\b(?:lawyers?|attorneys?|sue (?:you|them|him|her|the|for)|suing|lawsuits?|legal(?:ly)?(?: advice| action| rights?)?|liab(?:le|ility)|my rights|(?:in|to|small claims) court(?! (?:street|st|road|rd|avenue|ave|lane|place|square|house|yard|hotel))|compensation|press charges|negligence)\b/u;

const abuse =
  /\b(?:fuck\w*|f+u+ck|motherf\w+|assholes?|bitch\w*|bastards?|shithead|piece of (?:shit|crap|junk)|screw you|shut up|go to hell|wtf|stfu|dickhead|cunt|you (?:suck|stink)|(?:you(?:'re| are)?|this|stupid|dumb) (?:a |an |so |such a |such an |really |fucking |bloody )*(?:idiots?|morons?|stupid|dumb|useless|worthless|imbeciles?|bot is stupid)|(?:what|why|how|who) the (?:hell|heck|fuck)|do you (?:people|guys) even|(?:this|you|the) (?:(?:stupid|dumb|bloody) )?(?:bot|thing|machine|chat|system) (?:is|are|'s) (?:\S+ )?(?:garbage|rubbish|crap|trash|useless|terrible|awful|stupid|a joke)|i hate you)\b/u;

const wrongNumber =
  /\b(?:is (?:this|that) (?:\S+(?:'s|s') )?(?:the )?(?:\S+ )?(?:dentist|doctor|hair ?dresser|barber|salon|school|clinic|pizz\w+|restaurant|bank|pharmacy|hotel|taxi|garage|police|vet)|wrong (?:number|place|shop|business|company|salon|office|chat|person)|(?:did not|didn't|never) mean to (?:call|text|ring|message|write)|called by mistake|dialled (?:it )?wrong|misdialled|misdialed|pocket dial\w*|not who i (?:wanted|meant) to call)\b/u;

/** A state of health is named, whatever is asked of it. */
export const tellsAche = (text: string): boolean => condition.test(text);

const asksAdvice = (text: string): boolean => {
  if (always.test(text)) return true;
  return condition.test(text) && advice.test(text.replaceAll(errand, ' '));
};

const graves: readonly (readonly [Topic, (text: string) => boolean])[] = [
  ['emergency', (text) => emergency.test(text)],
  ['health', asksAdvice],
  ['complaint', (text) => complaint.test(text)],
  ['refund', (text) => refund.test(text)],
  ['legal', (text) => legal.test(text)],
  ['wrong-number', (text) => wrongNumber.test(text)],
  ['abuse', (text) => abuse.test(text)],
];

/** Beside these nothing is sold: what else the words look like waits until it is asked for. */
const grave: ReadonlySet<Topic> = new Set(graves.map(([topic]) => topic));

export const isGrave = (topic: Topic): boolean => grave.has(topic);

/** `text`: lower case, words and single spaces. In an emergency there is nothing else. */
export function readGraveTopics(text: string): Topic[] {
  const found = graves.filter(([, fits]) => fits(text)).map(([topic]) => topic);
  if (found.includes('emergency')) return ['emergency'];
  // Abuse in a complaint is a complaint; "I want my money back" in one is part of it.
  return found.includes('complaint')
    ? found.filter((topic) => topic !== 'abuse' && topic !== 'refund')
    : found;
}
