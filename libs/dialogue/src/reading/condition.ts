/** States of health in which a treatment may do harm; an ache is an everyday reason to come. */
const grave =
  /\b(?:pregnan(?:t|cy)|expecting a baby|breast ?feeding|herniated|slipped dis[ck]|blood thinners?|anti ?coagulants?|blood clots?|warfarin|on (?:\S+ )?(?:medications?|meds|steroids?|insulin|chemo\w*)|(?:take|taking) (?:\S+ )?(?:medications?|meds|pills|tablets|steroids?|insulin|aspirin)|accutane|isotretinoin|diabet(?:es|ic)|epilep(?:sy|tic)|(?:badly |severely )?allergic|cancer|chemotherapy|heart (?:condition|disease|problem|failure)s?|pacemaker|(?:high|low) blood pressure|hypertension|thrombosis|dvt|osteoporosis|fractured?|broken (?:rib|arm|leg|bone|foot|ankle|wrist)s?|(?:had|having|have|got|after|from) (?:\S+ ){0,3}(?:surgery|operation|stitches|concussion|whiplash|heart attack|stroke)|post ?(?:op|surgery|surgical))\b/u;

const denied =
  /\b(?:not|no|never|without|isn't|aren't|don't (?:have|take)|no longer|nor)(?: (?:a|an|any|on|have|had|the|longer|been))* $/u;

/** A state of health told of, wherever it stands. `text`: lower case, words and single spaces. */
export function tellsCondition(text: string): boolean {
  const found = grave.exec(text);
  return found !== null && !denied.test(text.slice(0, found.index));
}
