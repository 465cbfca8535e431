import type { Panel } from '@gomomo/infra';

/** As short as an axis needs it: three digits, and the unit. */
export function formatValue(value: number, unit: Panel['unit']): string {
  switch (unit) {
    case 's':
      return value > 0 && value < 1 ? `${digits(value * 1000)} ms` : `${digits(value)} s`;
    case 'percentunit':
      return `${digits(value * 100)} %`;
    case 'currencyUSD':
      return `$${digits(value)}`;
    case 'reqps':
      return `${digits(value)}/s`;
    case 'cpm':
      return `${digits(value)}/min`;
    default:
      return digits(value);
  }
}

const digits = (value: number): string =>
  new Intl.NumberFormat('en', {
    maximumSignificantDigits: 3,
    notation: value >= 10_000 ? 'compact' : 'standard',
  }).format(value);
