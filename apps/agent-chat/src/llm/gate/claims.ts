/**
 * Words by which something is said to have been done, to be about to be done by us, or to be so at the
 * desk. The core says these things, once they are so; from a model none of them is true by itself.
 */
const claims: readonly RegExp[] = [
  /\b(?:re|un|pre|over)?-?(?:booked|scheduled|reserved|confirmed|secured|arranged|cancell?ed|moved|postponed|held|holding|blocked|saved|changed|updated|added|noted|deleted|removed|freed|registered|signed up|locked in|pencill?ed|penned|slotted|set aside|squeezed|fitted)\b/u,
  /\b(?:reservation|confirmation|reference|receipt|invoice)s?\b/u,
  /\b(?:all|you(?:'re| are)|we(?:'re| are)|it(?:'s| is)|that(?:'s| is)|everything(?:'s| is)?) (?:now |all |good and )*(?:set|done|sorted|settled|fixed|in|on|down|good to go|taken care of|ready|yours|official)\b/u,
  /\b(?:done|sorted|settled|consider it|got it|gotcha|will do|no problem|on it|you got it)\b/u,
  /\b(?:put|got|have|has|slot|pencil|squeeze|fit|mark|sign|write|note|have got|'ve got) (?:you|it|that|this|him|her|them|your \w+) (?:\w+ )?(?:down|in|up|on|for|at|off|through)\b/u,
  /\bsee(?:ing)? (?:you|ya|u)\b|\blook(?:ing)? forward\b|\bexpect(?:ing)? you\b|\bawait(?:s|ing)?\b|\bwaiting for you\b|\buntil then\b|\bhave a (?:great|good|lovely|nice|wonderful)\b/u,
  /\byour (?:appointment|visit|booking|slot|spot|place|seat|session|time|treatment|\w+ (?:appointment|session)) (?:is|was|has|will|stands|at|on)\b/u,
  /\b(?:i|we)(?:'ve| have| had)? (?:just |now |already |gone ahead )*(?:book|made|took|taken|put|sent|called|told|let|asked|checked|spoke|spoken|passed|forwarded|informed|notified|cancel|kept|went)\b/u,
  /\b(?:i|we|someone|somebody|they|the team|the staff|the desk)(?:'ll| will|(?:'m|'re| am| are) going to| shall) /u,
  /\b(?:i|we)(?:'m|'re| am| are) (?:now |just )?(?:book|reserv|schedul|cancel|mov|chang|hold|sav|put|send|call|check|confirm|arrang|mak)\w*ing\b/u,
  /\b(?:congratulations|congrats|hooray|voil[aà])\b/u,
];

/** What is free, open or full is for a search to say, and for the core to tell. */
const availability =
  /\b(?:available|availability|vacan\w+|openings?|open|opens|closed?|closes|closing|full|fully|free|busy|unavailable|slots?|spots?|spaces?|gaps?|in today|off today|walk(?:s|ed)?[ -]?in)\b/u;

const plain = (text: string): string => text.toLowerCase().replaceAll(/[’‘`]/gu, "'");

export const claimsSomething = (text: string): boolean =>
  claims.some((claim) => claim.test(plain(text)));

export const tellsAvailability = (text: string): boolean => availability.test(plain(text));
