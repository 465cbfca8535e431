const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Words that lead over to a name, a number or an address, in the languages in which they are told. */
export const besideDetails = setOf(`
  call ring use same address prefer text texting reach reached under via named whose surname first last middle family given full maiden
  home house landline office work whatsapp sms area country prefix extension contact found ends ending spelled spelt
  me mi mis es son soy llamo nombre numero número telefono teléfono correo je m'appelle suis mon numéro c'est
  ich heisse heiße bin mein meine nummer ist il mio
  or
`);

/** "The second one, not the first". */
export const besideChoice = setOf('not first second third fourth fifth sixth last');

/** Words of the answers and of the errands themselves. */
export const answering = setOf(`
  no none neither nor nothing not wrong incorrect false mistake unfortunately keep leave stay stays answer
  don't dont can't cant cannot won't wont didn't didnt haven't havent hasn't isn't isnt couldn't wouldn't doesn't doesnt never
  sec second moment minute think about wait
  able work works
  repeat again catch hear heard missed understand say said
  yes affirm affirmative confirm confirmed confirming affirmed consider agreed ahead choose
  already help rebook rebooking rebooked rescheduling postpone postponed rid drop remove delete undo call
  problem problems issue one ones answer way idea reason reasons
`);

/** Words of the questions that everybody asks, and of greetings. */
export const asking = setOf(`
  price prices priced pricing cost costs charge charges fee fees rate rates pay paying money expensive cheap cheaper
  cheapest dearest list lists total per quote amount dollar dollars pound pounds euro euros tip tax included
  open opens opened opening close closes closed closing shut hour hours weekend weekends weekday weekdays holiday
  holidays early earlier earliest late later latest until till from before after by usual usually normal business
  long lasts last during run running which often every each or and about around lunch lunchtime first
  alive going doing life greetings howdy yo there help helpful helping everybody everyone world
  page pages full current today's tomorrow's
`);
