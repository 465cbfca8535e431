/** English as both Twilio's recogniser and its voices know it (`<Gather language>`, `<Say language>`). */
const spokenLanguages = [
  'en-US',
  'en-GB',
  'en-AU',
  'en-CA',
  'en-IE',
  'en-IN',
  'en-NZ',
  'en-ZA',
] as const;

export type SpokenLanguage = (typeof spokenLanguages)[number];

/** The tenant's own English, else that of the United States. */
export function toSpokenLanguage(locale: string): SpokenLanguage {
  return spokenLanguages.find((language) => language === locale) ?? 'en-US';
}
