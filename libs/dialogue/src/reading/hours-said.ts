const padded = (clock: string, said: string): string => clock.padEnd(said.length);

/** "At evening 5 hour", as people say it who learn the language; "a 2 hour massage" is a length. */
const counted =
  /(?<=\b(?:at|around|by|evening|morning|afternoon|night|o'clock) )(\d{1,2}) hours?\b(?! and)/giu;

/** "2 hours and half", "2 and a half", where a time was asked: half past two. */
const andHalf =
  /(?<!\b(?:for|in|takes?|of) )\b(\d{1,2})(?: hours?)?(?: and)?(?: a)? half\b(?! past)/giu;

/** Hours said as lengths, as clocks of the same length of text. */
export function hoursAsClocks(text: string, timeAsked: boolean): string {
  const told = text.replaceAll(counted, (said, hour: string) => padded(`${hour}:00`, said));
  return timeAsked
    ? told.replaceAll(andHalf, (said, hour: string) => padded(`${hour}:30`, said))
    : told;
}
