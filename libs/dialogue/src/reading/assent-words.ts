/**
 * Everything that a yes may be made of, apostrophes left out. These are lists of what is allowed: a
 * turn that holds one word more is no yes, so a phrase is added here only when nobody could mean
 * anything but "do it" by it.
 */

/** What a yes would do. Another question's verb commits nothing. */
export type Commits = 'book' | 'reschedule' | 'cancel';

const phrases = (text: string): readonly string[] =>
  text
    .split(/[|\n]/u)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');

/** Every phrase of one word or phrase from each list; an empty one leaves it out. */
const combined = (...lists: readonly (readonly string[])[]): readonly string[] =>
  lists.reduce((heads, list) =>
    heads.flatMap((head) => list.map((word) => `${head} ${word}`.trim())),
  );

const subjects = ['that is', 'thats', 'it is', 'its', 'that all is', 'everything is', 'all is', ''];
const wholly = [
  'quite',
  'perfectly',
  'absolutely',
  'entirely',
  'completely',
  'all quite',
  'all perfectly',
];

/** "That is quite correct." */
const formal = combined(subjects, wholly, ['correct', 'right', 'fine', 'satisfactory']);

/** A yes to whatever is asked. */
export const assents: readonly string[] = [
  ...formal,
  ...phrases(`
  do please | please kindly do | kindly do | kindly proceed | kindly go ahead | please be so kind | that is satisfactory
  yes | yess | yeah | yeahh | yea | yeh | yep | yepp | yup | yh | ye | y | ya | yah | yas | yaas | yessir | yes sir
  yes maam | yes madam | aye | aye aye | yuppers | yes indeed | yes yes | yes of course | yes please | yes i do
  yes it is | yes that is | yes i would | yes i am | yes it does | yes you can | yes you may | yes go on | oh yes
  sure | sure thing | for sure | surely | sure why not | yeah why not | yes why not | ok why not | you bet | you got it
  ok | okay | okey | okie | oki | okk | k | kk | ok ok | okay okay | okey dokey | okie dokie | okie dokey | oke
  alright | all right | alrighty | right | righto | right you are | right on | very well
  correct | thats correct | that is correct | its correct | it is correct | all correct | its all correct
  it is all correct | thats all correct | everything is correct | everythings correct | corect | all is correct
  thats right | that is right | thats all right | its right | it is right | all of that is right
  that is all right | everything is right | everythings right | quite right | thats it exactly
  exactly | exactly right | exactly that | exactly so | precisely | spot on | bang on | thats the one
  true | that is true | thats true | indeed | affirmative | roger | roger that | agreed | i agree | im in agreement
  perfect | perfectly fine | thats perfect | that is perfect | its perfect | it is perfect | thats just perfect
  just perfect | absolutely perfect | perfect for me
  great | thats great | that is great | its great | it is great | great stuff | just great thanks
  good | very good | good good | thats good | that is good | its good | it is good | good stuff | good with me
  fine | thats fine | that is fine | its fine | it is fine | fine by me | fine with me | thats fine with me
  thats fine by me | thats fine for me | just fine | perfectly good | ok by me | ok with me | okay with me | ok for me
  thats ok | thats okay | that is ok | that is okay | its ok | its okay | it is ok | it is okay | good for me
  thats alright | that is alright | its alright
  lovely | thats lovely | that is lovely | brilliant | thats brilliant | wonderful | thats wonderful | excellent
  thats excellent | fantastic | thats fantastic | awesome | thats awesome | super | thats super | splendid | fab
  ideal | thats ideal | that is ideal | superb | amazing | thats amazing | marvellous | marvelous | smashing
  terrific | cool | thats cool | cool cool | cool beans | cool with me | nice | nice one | very nice | sweet | grand
  thats grand | magic | delightful | thats delightful | sorted | outstanding
  absolutely | absolutly | definitely | definately | definatly | defo | certainly | totally | most certainly
  most definitely | of course | ofc | naturally | by all means | without a doubt | no doubt | no doubt about it
  100 % | 100 percent | one hundred percent | hundred percent
  please | please do | yes please do | please go ahead | please proceed | please do so | please do that | please do it
  go ahead | go ahead with it | go ahead with that | yes go ahead | do go ahead | go for it | go on | go on then
  lets go | lets go for it | lets go ahead | lets go with that | lets go with it | go with that | proceed | carry on
  do it | do that | do so | just do it | lets do it | lets do that | lets do this | make it so | make it happen
  you can go ahead | you may go ahead | you can proceed | you may proceed | you can do that | feel free
  confirm | confirmed | i confirm | i confirm that | i can confirm | i can confirm that | confirm it | confirm that
  i approve | approved | its a deal | its a yes | its a yes from me | thats a yes | that is a yes | deal | a deal
  its a go | accept | accepted | i accept | granted
  that works | that works for me | works for me | works | this works | it works | it works for me | that works great
  works great | that works perfectly | works perfectly | works well | that works well | that works fine | works fine
  thatll work | that will work | thatll do | that will do | itll do | thatll do nicely | that will do nicely
  thatll do fine | that will do fine | that does it | thatll be fine | that will be fine | thatd be great
  that would be great | thatd be perfect | that would be perfect | thatd be lovely | that would be lovely
  thatd be fine | that would be fine | thatd be good | that would be good | that would be wonderful
  thatll be great | that will be great | thatll be perfect | that will be perfect | that would work | thatd work
  thatll be good | that will be good | thatll be lovely | suits me | that suits me | that suits me fine | it suits me
  sounds good | sounds great | sounds perfect | sounds fine | sounds right | sounds lovely | sounds wonderful
  sounds good to me | sounds great to me | sounds fine to me | sounds about right | sounds like a plan | sounds ok
  sounds okay | sounds awesome | sounds excellent | sounds amazing | sounds fantastic | that sounds good
  that sounds great | that sounds perfect | that sounds fine | that sounds right | that sounds lovely
  that sounds wonderful | that sounds ok | that sounds okay | that sounds good to me | that sounds like a plan
  sounds about right to me
  i do | i would | it is | it does | it sure is | it surely is | it certainly is | thats it | that is it
  that is the one | id like that | id love that | i would like that | i would love that | i want that | i want this
  im happy with that | i am happy with that | happy with that | im happy with it | im fine with that
  im good with that | im ok with that | im okay with that | i am fine with that | i am ok with that | im cool with that
  uh huh | mhm | mmhmm | mm hmm | mhmm | mm | m hm | ah yes | ah perfect
  👍 | 👌 | ✅ | ✔ | 👍🏻 | 👍🏼 | 👍🏽 | 👍🏾 | 👍🏿 | 💯 | 🆗
  thats all good | is fine | is good | is perfect | is great | is right | is correct | is ok | is okay | is lovely | is ideal
  works best | suits | is what i want | is what i wanted | is what i said
`),
];

/** A yes where a booking or a move is read out; said to "shall I cancel it?" it may mean "I am fine". */
const assentsToKeeping: readonly string[] = [
  ...combined(subjects, ['', 'all', ...wholly], ['in order', 'in good order']),
  ...phrases(`
  yes that one | yes this one | yes the one shown
  all good| its all good | all fine | all ok | all okay | looks good | looks great | looks right
  looks fine | looks correct | looks perfect | looks ok | looks okay | looks good to me | looks great to me
  looks right to me | looks fine to me | that looks good | that looks right | that looks great | that looks correct
  that looks fine | that looks perfect | it looks good | it looks right | it looks great | it looks fine
  it all looks good | it all looks right | it all looks fine | everything looks good | everything looks right
  everything looks great | everything looks correct | everything is fine | everything is good | everythings good
  everythings fine | everything is ok | everything is okay | everything is in order | all in order | lgtm
  that all looks right | that all looks good | i like it | i love it | love it | i like that | i love that | thats what i want | thats what i wanted | lock it in | set it up
  that is what i want | that is what i wanted | that is what i said | thats what i said
  the details are right | the details are correct | the details are fine | details are correct | all details correct
  all the details are correct | all the details are right | all details are correct
`),
];

/** "No changes" to a booking in the making is a yes; to a move or a cancellation it is a no. */
const keepsAsShown: readonly string[] = phrases(`
  no changes | no changes needed | nothing to change | right as it is | its right as it is | correct as it is
  good as it is | fine as it is | perfect as it is | its fine as it is | its good as it is | its perfect as it is
  right as is | correct as is | good as is | fine as is | perfect as is | all set | as shown | as it is
`);

const objects = (thing: string): readonly string[] => [
  'it',
  'that',
  'this',
  'that one',
  'this one',
  `the ${thing}`,
  `my ${thing}`,
  `this ${thing}`,
  `that ${thing}`,
];

const things = ['appointment', 'booking', 'reservation', 'session', 'visit', 'slot', 'appt'];

const objectsOf = things.flatMap(objects);

/** "Book it", "please go ahead and book it", "you can book the appointment now". */
function verbPhrases(verbs: readonly string[], alone: readonly string[]): readonly string[] {
  const bare = [
    ...alone,
    ...verbs.flatMap((verb) => objectsOf.map((object) => `${verb} ${object}`)),
  ];
  const whole = [...new Set(bare)];
  return whole.flatMap((phrase) =>
    [
      phrase,
      `go ahead and ${phrase}`,
      `please go ahead and ${phrase}`,
      `just ${phrase}`,
      `lets ${phrase}`,
      `you can ${phrase}`,
      `you may ${phrase}`,
      `do ${phrase}`,
      `and ${phrase}`,
      `i want to ${phrase}`,
      `i want you to ${phrase}`,
      `id like to ${phrase}`,
      `i would like to ${phrase}`,
      `id like you to ${phrase}`,
      // As people say it who learn the language.
      `want ${phrase}`,
      `i want ${phrase}`,
      `i want you ${phrase}`,
      `want to ${phrase}`,
      `i would like ${phrase}`,
      `id like ${phrase}`,
      `i like to ${phrase}`,
      `i wish ${phrase}`,
      `i wish to ${phrase}`,
      `i need ${phrase}`,
    ].flatMap((lead) => [lead, `${lead} for me`, `${lead} now`, `${lead} then`, `${lead} already`]),
  );
}

const verbs: Readonly<Record<Commits, readonly string[]>> = {
  book: [
    ...verbPhrases(
      ['book', 'reserve', 'schedule', 'confirm'],
      ['book', 'book me in', 'book me', 'book it in', 'make the booking', 'make the appointment'],
    ),
    ...phrases(`
      ill take it | i will take it | ill take that | i will take that | ill take that one | ill have that | ill have it
      ill take this one | ill take the slot | sign me up | put me down | put me down for it | put me down for that
      im in | count me in | take it | i want it
    `),
  ],
  reschedule: verbPhrases(
    ['move', 'reschedule', 'switch', 'shift'],
    ['move', 'reschedule', 'move me'],
  ),
  cancel: [
    ...verbPhrases(['cancel', 'delete', 'remove', 'scrap'], ['cancel', 'cancel it all']),
    ...phrases(`call it off | get rid of it | take it off | take me off`),
  ],
};

export const assentsTo: Readonly<Record<Commits, readonly string[]>> = {
  book: [...assents, ...assentsToKeeping, ...keepsAsShown, ...verbs.book],
  reschedule: [...assents, ...assentsToKeeping, ...verbs.reschedule],
  cancel: [...assents, ...verbs.cancel],
};

/** What may stand beside a yes and changes nothing about it. */
export const tails: readonly string[] = phrases(`
  please | thanks | thank you | thank u | thankyou | thanx | thnx | tks | tyvm | ty | tysm | ta | cheers
  many thanks | thanks a lot | thanks so much | thanks very much | thank you very much | thank you so much
  thanks a million | thanks a bunch | thanks again | thank you again | thanks for that | thank you for that
  thanks for your help | thank you for your help | thanks for the help | thank you kindly | thank you both
  please and thank you | and thanks | and thank you | so much | much appreciated | kindly | i appreciate it | appreciate it
  appreciated | thats all | that is all | thatll be all | that will be all | that would be all | thats everything
  that is everything | nothing else | then | for me | for me please | no problem
  no worries | right away | straight away | asap
  use this number | this number is fine | this number is good | this number please
  thats me | that is me | its me | thats my name | thats my number
  quick | quickly | hurry | hurry up
  sir | maam | madam | miss | mate | dear | love | buddy | pal | man | bro | hun | honey | friend | my friend
  🙏 | 😀 | 😃 | 😄 | 🙂 | 😊 | ❤ | 💕 | 🎉 | haha
`);

/** Sounds in front of an answer; at the end of a turn they are none. */
export const fillers: readonly string[] = [
  'oh',
  'um',
  'umm',
  'uh',
  'er',
  'erm',
  'hmm',
  'hm',
  'well',
  'ah',
  'aha',
  'so',
];

/** Words that lead over to a value that stands on the card: "yes, on Tuesday at 3 with Ana". */
export const connectors: ReadonlySet<string> = new Set([
  'at',
  'on',
  'for',
  'with',
  'the',
  'my',
  'a',
  'an',
  'to',
  'of',
  'its',
  'thats',
  'in',
  'and',
  'by',
  'this',
  'that',
]);

/** Marks that say nothing of their own. A question mark is not among them: what asks is no yes. */
export const silentMarks: ReadonlySet<string> = new Set([
  '.',
  ',',
  '!',
  ';',
  ':',
  '-',
  '–',
  '—',
  '…',
  "'",
  '"',
  '“',
  '”',
  '‘',
  '’',
  ')',
  '*',
  '\uFE0F',
  '\u200D',
  '🏻',
  '🏼',
  '🏽',
  '🏾',
  '🏿',
]);

/** Made of words of assent and hardly ever meant as one. */
export const ironies =
  /^(?:oh )?(?:yeah|yea|yeh|ya|yh|sure|ok|aye|suure) right$|^(?:oh|ah|well) (?:great|sure|fine|lovely|brilliant|wonderful|fantastic|good|excellent|nice|super|cool|amazing|magic|marvellous)$|^(?:just |oh |how )+(?:great|lovely|perfect|wonderful|brilliant)$/u;
