/** "Free wifi" and "gluten free" are no free times. `text`: lower case, single spaces. */
export const notFree =
  /\bfree (?:wi-?fi|wi fi|parking|of charge|snacks?|drinks?|coffee|tea|water|samples?|trial|delivery)\b|\b(?:gluten|sugar|dairy|nut|smoke|scent|fragrance|barrier|cruelty|latex) free\b/u;
