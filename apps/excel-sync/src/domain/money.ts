import type { AppointmentFacts } from './facts.ts';
import type { Cell } from './sheet.ts';

const digitsOf = new Map<string, number>();

/** How many digits the minor unit of a currency has: 2 for USD, 0 for JPY. */
function minorDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** As people write it, with a point: 95.00 for 9500 minor units of USD. */
export const decimalOf = (minor: number, currency = 'USD'): string => {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
};

/** What was agreed; empty where nothing was. */
export function priceOf({ appointment }: AppointmentFacts, ownCurrency: string): Cell {
  const { priceMinor, currency = ownCurrency } = appointment.service;
  if (priceMinor === undefined) return null;
  const digits = minorDigits(currency);
  return { value: priceMinor / 10 ** digits, as: { currency, digits } };
}
