/** "Wednesday the 16th" is that day, and no Wednesday of another week. */
const dated =
  /\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[./-]\d{1,2}\b|\bthe \w+(?:st|nd|rd|th)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/iu;

export const isBareWeekday = (text: string): boolean => bareWeekday.test(text) && !dated.test(text);

const bareWeekday =
  /^(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b/iu;
