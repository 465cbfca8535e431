/** What stands for a business without a logo. */
export const toFirstLetter = (name: string): string =>
  [...name.trim()][0]?.toLocaleUpperCase() ?? '';
