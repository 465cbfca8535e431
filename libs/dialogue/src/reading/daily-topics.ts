import type { Topic } from '../command.ts';

const visit = '(?:appointments?|bookings?|reservations?|visits?|sessions?|order|request)';

/** What a desk hears every day, said as a question or as a statement. */
const daily: readonly (readonly [Topic, RegExp])[] = [
  [
    'late',
    /\b(?:running (?:\S+ ){0,4}late|(?:i'm|im|i am|i'll|ill|i will|we're|we are|we'll|we will|i might|i may|gonna) (?:be )?(?:\S+ ){0,6}(?<!too )(?<!how )late(?!r|st| (?:afternoon|evening|morning|in|on|next|appointment|slot|time|night))|be there (?:in|a bit|\d)|stuck in traffic|delayed|on my way|late (?:arrival|arrivals)|(?:what if|if) i(?:'m| am)? (?:come |arrive )?late)\b/u,
  ],
  [
    'early',
    /\b(?:(?:\d+|few|bit|little|minutes?|mins?|half an hour) early|(?:i'm|im|i am) (?:here )?early|(?:come|arrive|show up|turn up|get there|be there) early)\b/u,
  ],
  [
    'status',
    new RegExp(
      `\\b(?:did (?:my|our|the|that|it)(?: ${visit})?(?: \\S+)? (?:go|goes|went|come|came|get) (?:through|in|booked)|(?:is|was|has|are) (?:my|our) ${visit}(?: \\S+){0,3} (?:confirmed|booked|done|made|saved|set|in|ok|okay|still on|gone through|went through)|(?:if|whether|that) (?:my|our|the) ${visit}(?: \\S+){0,4} (?:went|came|is|was|got|has)(?: \\S+)? ?(?:through|confirmed|booked|in|ok|okay|made|done)|am i (?:booked|confirmed|all set|in the book)|have you (?:booked|got) (?:me|my ${visit})|did you (?:book|get) (?:it|me|that|my ${visit})|did it work|is it (?:booked|confirmed|done)(?: now| yet)?|(?:didn't|didnt|did not|haven't|havent|have not|never|not) (?:\\S+ ){0,2}(?:get|got|gotten|received?|seen?)(?: \\S+){0,3} (?:confirmation|e-?mail|text|sms|message)|(?:lost|deleted|can't find|cannot find|cant find|where is|where's|no|without)(?: my| the| a| any)? confirmation|(?:resend|send)(?: \\S+){0,3} confirmation)\\b`,
      'u',
    ),
  ],
  ['gift-card', /\b(?:gift ?(?:cards?|vouchers?|certificates?)|vouchers?)\b/u],
  [
    'walk-in',
    /\b(?:walk ?-? ?ins?|walk in|without an? (?:appointment|booking)|just (?:turn|show) up|drop ?-?ins?|drop in)\b/u,
  ],
  [
    'pets',
    /\b(?:bring|take|allow\w*|accept|leave|have|with (?:my|a|an|our)|are|any|about|if my|for)(?: \S+){0,3} (?:dogs?|cats?|pets?|puppy|puppies|animals?)\b|\b(?:dogs?|cats?|pets?|puppy|puppies|animals?)(?: \S+){0,3} (?:allowed|welcome|friendly|okay|ok|fine|come|with me|inside)\b|\bpet friendly\b/u,
  ],
  [
    'other',
    /\b(?:discounts?|promo(?:tion)?s?|coupons?|special offers?|deals?|student rate|pensioners?|senior rate)\b|\b(?:scarf|umbrella|glasses|jacket|coat|wallet|keys|bag|hat|earrings?|lost property)\b.{0,30}\b(?:there|behind|at yours|find|found|back)\b|\b(?:left|lost|forgot) my\b/u,
  ],
  [
    'call-back',
    /\b(?:call|ring|phone) (?:me|us) back\b|\b(?:called|rung|phoned) back\b|(?<!\b(?:i'll|ill|i will|we'll|we will|i can|i could|i should|i must|i'd better|i'd rather|i might|i may|let me|gonna|going to|(?<!you )have to|(?<!you )need to|just|then|better|rather) )\bcall ?-?backs?\b|\bgive (?:me|us) a (?:call|ring|bell|buzz)\b|\b(?:someone|somebody|anyone|anybody|a person|the manager)(?: (?:please|can|could|to|will|just))* (?:call|ring|phone) (?:me|us)\b|^(?:(?:please|can|could|would|you|just) )*(?:call|ring|phone) (?:me|us)(?: (?:please|later|tomorrow|today|tonight|now|asap|instead))*$/u,
  ],
  ['insurance', /\b(?:insurance|insured|insurer|medicare|medicaid|nhs|hsa|fsa)\b/u],
  [
    'zone',
    /\b(?:(?:whose|which|what) time ?zones?|(?:my|your|local|new york|london|eastern|pacific|central|uk|us) time or|is that (?:\S+ ){0,2}(?:my|your|local) time|time zone)\b/u,
  ],
  [
    'greeting',
    /(?:^|\b(?:hello|hi|hey|um|ok|so|writing|waiting|time) )(?:(?:are you|(?:is )?(?:anyone|anybody|someone|somebody))(?: (?:still|even|actually|really))*(?: (?:there|alive|here|home|at home|awake|listening|around|in))+(?: (?:at all|today|right now|please))*|can you hear me)$/u,
  ],
];

/** Topics that need no question mark. `text`: lower case, words and single spaces. */
export const readDailyTopics = (text: string): Topic[] =>
  daily.filter(([, words]) => words.test(text)).map(([topic]) => topic);
