import { createCache } from '@gomomo/kernel';
interface Habits {
  readonly dayFirst: boolean;
  readonly dots: boolean;
}

const known = createCache<Habits>({ max: 200 });

/** How a locale (BCP 47) writes a date in digits; what is none writes as the United States do. */
function habitsOf(locale: string): Habits {
  const cached = known.get(locale);
  if (cached !== undefined) return cached;
  const habits = measure(locale);
  known.set(locale, habits);
  return habits;
}

function measure(locale: string): Habits {
  try {
    const format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'numeric',
      timeZone: 'UTC',
    });
    const parts = format.formatToParts(Date.UTC(2026, 3, 23));
    const day = parts.findIndex(({ type }) => type === 'day');
    const month = parts.findIndex(({ type }) => type === 'month');
    const dots = parts.some(({ type, value }) => type === 'literal' && value.startsWith('.'));
    return { dayFirst: day < month, dots };
  } catch {
    return { dayFirst: false, dots: false };
  }
}

/** "3/4" is the 3rd of April. */
export const writesDayFirst = (locale: string): boolean => habitsOf(locale).dayFirst;

/** "3.4." is a date. */
export const writesDots = (locale: string): boolean => habitsOf(locale).dots;
