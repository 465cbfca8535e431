import { productSettings, secretMakersOf } from '@gomomo/config';

/** Those that the product made up by itself; whatever else is secret was given, and is given again. */
export const carriedSecrets: readonly string[] = Object.keys(
  secretMakersOf(productSettings),
).filter(
  // Made up only as long as there is no account at Twilio, whose token is given.
  (name) => name !== 'TWILIO_AUTH_TOKEN',
);
