import type { Topic } from '../command.ts';
import { readDailyTopics } from './daily-topics.ts';
import { isGrave, readGraveTopics } from './grave-topics.ts';

/** What people ask a front desk, by the words they use. */
const patterns: readonly (readonly [Topic, RegExp])[] = [
  [
    'hours',
    /\b(?:opening (?:hours|times?)|timings?|hours? of opening|opening today|business hours|what hours|your hours|hours of|(?:when|what time|how late|how long|until when) (?:(?:do|are|is|does) )?(?:you|the \w+|it|they) (?:open|close|closed|closing)|^you open\b|are (?:you|u)(?: guys| all| lot| folks)?(?: ever| still| also| always| usually| even| really)* (?:open|closed)|(?:do|are|is|does) (?:you|u|the \w+|it|they)(?: ever| still| also| always| usually| even)* (?:stay(?:ing)? open|(?:open|close) (?:before|after|past|earlier|later|at|by)|work (?:evenings|weekends|nights|late|sundays|saturdays))|open (?:on|until|till|today|tomorrow|now|at|late|later|this|after|past|before|evenings|sundays?|saturdays?|weekends)|closing time|what days are you)\b/u,
  ],
  [
    'address',
    /\b(?:is (?:this|that|it) (?:the |your )?(?:\S+ ){0,2}(?:place|shop|studio|salon|spa|clinic|one) (?:on|in|at|near|by|opposite)|where are you|where (?:it )?is (?:it|the|your)|address|located|location|find you|directions|get there|how do i get to)\b/u,
  ],
  [
    'duration',
    /\b(?:how long (?:is|does|will|are|do|would|he|she|it|they|the|each|takes?|for)\b|(?:what(?:'s|s| is| are) the differences?|differences? between)|(?:which|what)(?:'s)?(?: \S+){0,4} (?:longest|shortest)|how long$|how many min(?:ute)?s?|how much time|what(?:'s| is) the duration)\b/u,
  ],
  [
    'prices',
    /\b(?:how much(?! (?:notice|time|warning))|prices?|costs?|pricing|charge|rates?|fees?|expensive|cheap(?:er|est)?|(?:under|below|less than) \d+ ?(?:dollars|bucks|euros?|pounds|quid)|what do you charge|(?:what(?:'s|s| is| are) the differences?|differences? between))\b/u,
  ],
  [
    'services',
    /\b(?:what (?:services|treatments|kinds?|types?|sort)|which (?:services|treatments)|what do you (?:do|have there)|what do you offer|^(?:(?:so|ok|okay|and|well|um) )*what(?: all)? (?:do you have|have you got)(?: there| available| on offer| to offer)?$|services do you|your services|do you (?:do|offer|provide)|menu)\b/u,
  ],
  [
    'staff',
    /\b(?:(?:is|does) \S+ still (?:there|here|around|working|work|with you)|who (?:works|does|do|gives|offers|performs|(?:can|could|would|will) (?:do|give)|are the|is (?:there|working|available|free|in)|are your|do you have|can i see|does)|your (?:staff|team|therapists|stylists|dentists|doctors)|which (?:therapists?|stylists?|doctors?|dentists?|staff)|do you have (?:a )?(?:female|male))\b/u,
  ],
  [
    'contact',
    /\b(?:(?<!\b(?:on|via|through|from|with|at) )(?:your|the) (?:phone|telephone|number|phone number|e-?mail|website)(?! (?:is|sucks|does|doesn't|isn't|keeps|won't|crashed|was|says|said|didn't|did))|phone number (?:for|of)|how (?:can|do) i (?:reach|contact|call) you|call you)\b/u,
  ],
  [
    'payment',
    /\b(?:pay(?:ment)?s? (?:by|with|methods?|options?|cash|card)|take (?:cards?|cash|credit|visa|amex|apple pay)|accept (?:cards?|cash|credit|visa)|(?:credit|debit) cards?|apple pay|deposit|pay in cash|pay(?:ing)? (?:(?:for )?(?:it|that|this) )?(?:later|after(?:wards)?|on the day|when i (?:come|arrive|get there)|at the (?:end|desk|door|studio|salon))|pay there|do i pay|tip|tips|gratuity|contactless|bank transfer|invoice)\b/u,
  ],
  ['parking', /\b(?:parking|park (?:my|the|a)|where (?:can|do) i park|car ?park)\b/u],
  [
    'preparing',
    /\b(?:bring (?:with|anything|along)|(?:do i (?:need|have)(?: to)?|should i|shall i|must i|what (?:should|do) i) (?:bring|wear|take along)|can i wear|what (?:should|do) i (?:bring|wear|need))\b/u,
  ],
  [
    'arrival',
    /\b(?:do i (?:need to|have to) (?:come early|arrive)|(?:should|shall|must) i (?:come|arrive)|arrive early|how early|wheelchair|accessible|entrance|doorbell)\b/u,
  ],
  [
    'change-policy',
    /\b(?:(?:cancell?ation|rescheduling|change|no-?show) (?:policy|policies|fees?|rules?)|can i (?:cancel|change|move|reschedule) (?:it )?(?:later|if|afterwards|free)|how (?:late|close|near)(?: \S+){0,3} can i (?:cancel|change|move|reschedule)|how (?:much|long) (?:notice|warning)|(?:notice|warning) (?:do|must|should|would) i\b|what if i (?:can't|cannot|need to cancel|have to cancel))\b/u,
  ],
  [
    'abilities',
    /\b(?:what can (?:you|i) (?:do|say|ask)|what do you do|how (?:does this|do you) work|(?:can|could) you help(?: me)?$|^help(?: me)?$|your abilities)\b/u,
  ],
  [
    'identity',
    /\b(?:(?:are you|if you are|you are|if you're|is this|is it|is that) (?:(?:a|an|the|really|even|just|real|actual|live|fucking|bloody|damn|stupid|talking to a) )*(?:bot|robot|human|person|machine|computer|ai|real|automated|chatbot)|am i (?:talking|speaking|chatting) (?:to|with)|who (?:are you|is this|am i)|what are you|your name)\b/u,
  ],
];

const greeting =
  /^(?:(?:um+|uh+|er+|ah|oh|well|yes|yeah) )*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|howdy)\b/u;
const thanks = /\b(?:thanks|thank you|thx|cheers|much appreciated)\b/u;

/** A statement with "my address is" or "call you back" asks nothing. */
const asks =
  /^(?:.{0,160}\b)?(?:what|what's|whats|where|where's|when|who|who's|which|how|do|does|is|are|am|can|could|will|would|should|may|any|you open|tell|know|timings?|hours|wondering|your|help|opening|prices?|cost|parking|address|directions)\b/u;

/** "Should I come early" asks what is expected, "can I come early" whether it is possible. */
const duty = /\b(?:should|shall|must|(?:have|need|supposed) to)\b/u;

const own =
  /\bmy (?:address|phone|number|e-?mail|name|appointment|booking|reservation|visit|card)\b/u;

/**
 * Topics of a turn, questions before pleasantries. `text`: lower case, words and single spaces.
 */
export function readTopics(text: string): Topic[] {
  const head = text.slice(0, 400);
  const asked = asks.test(head) && !own.test(head);
  const found = asked
    ? patterns.filter(([, words]) => words.test(head)).map(([topic]) => topic)
    : [];
  const daily = readDailyTopics(head);
  const grave = readGraveTopics(head);
  const questions = found.filter(
    (topic) =>
      // "How much time" is a length, and "how late are you open" an hour.
      !(topic === 'hours' && found.includes('duration')) &&
      !(topic === 'services' && found.length + daily.length > 1) &&
      !(topic === 'prices' && daily.includes('gift-card') && !/\bhow much\b/u.test(head)) &&
      !(topic === 'staff' && grave.length > 0) &&
      !(topic === 'arrival' && daily.includes('early') && !duty.test(head)),
  );
  const aside = (topic: Topic): boolean =>
    topic === 'greeting' || (topic === 'early' && questions.includes('arrival'));
  const all = [...grave, ...questions, ...daily.filter((topic) => !aside(topic))];
  const hello = greeting.test(head) || daily.includes('greeting');
  return [
    ...(grave.includes('emergency') ? grave : all),
    ...(hello && !all.some(isGrave) ? (['greeting'] as const) : []),
    ...(thanks.test(head) ? (['thanks'] as const) : []),
  ];
}
