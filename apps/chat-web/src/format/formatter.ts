/** A format in the region's way of writing; of the tenant's zone unless another is given. */
export type Formatter = (options: Intl.DateTimeFormatOptions, zone?: string) => Intl.DateTimeFormat;

export const createFormatter =
  (locale: string, timeZone: string): Formatter =>
  (options, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });

export const longDay = { weekday: 'long', month: 'long', day: 'numeric' } as const;
export const clockTime = { hour: 'numeric', minute: '2-digit' } as const;
