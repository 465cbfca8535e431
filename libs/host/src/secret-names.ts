import { makeSecret, productSettings, secretMakersOf, type SecretMakers } from '@gomomo/config';

/** The name under which a login role's password is kept: that of its variable in roles.sql. */
export const passwordNameOf = (role: string): string => `${role.toUpperCase()}_PASSWORD`;

/**
 * What a data folder keeps: every secret of the product's settings that can be made up, and the
 * passwords of the login roles.
 *
 * @param passwordNames `passwordNames()` of @gomomo/embedded
 */
export function secretMakersFor(passwordNames: readonly string[]): SecretMakers {
  return {
    ...secretMakersOf(productSettings),
    ...Object.fromEntries(passwordNames.map((name) => [name, makeSecret.word])),
  };
}
