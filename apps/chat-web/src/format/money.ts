/** From minor units; of the tenant's currency unless another was agreed. */
export function createMoney(
  locale: string,
  currency: string,
): (minor: number, other?: string) => string {
  const own = createCurrency(locale, currency);
  return (minor, other = currency) =>
    (other === currency ? own : createCurrency(locale, other))(minor);
}

function createCurrency(locale: string, currency: string): (minor: number) => string {
  const whole = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: 0,
  });
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = exact.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor) => {
    const amount = minor / 10 ** digits;
    return Number.isInteger(amount) ? whole.format(amount) : exact.format(amount);
  };
}
