/** Browsers that hide where they are name zones and languages that are none. */
const known = (value: string | undefined): value is string =>
  value !== undefined && value !== '' && !value.includes('Unknown') && !/[@_ ]/.test(value);

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const locale = globalThis.navigator?.language;

/** The clock and the way of writing dates of who sits here, sent along with what they say. */
export const visitor: { readonly timeZone?: string; readonly locale?: string } = {
  ...(known(timeZone) ? { timeZone } : {}),
  ...(known(locale) ? { locale } : {}),
};
