/** How prices of one currency are written, and what a written one comes to. */
export interface Money {
  readonly written: RegExp;
  toMinor(text: string): number;
}

const amount = String.raw`\d(?:[\d.,]*\d)?`;

export function moneyOf(currency: string): Money {
  const marks = marksOf(currency)
    .map((mark) => RegExp.escape(mark))
    .join('|');
  const { maximumFractionDigits: places = 2 } = formatIn(currency, 'symbol').resolvedOptions();
  return {
    written: new RegExp(
      String.raw`(?<![\p{L}\d])(?:(?:${marks})\s?${amount}|${amount}\s?(?:${marks})s?)(?![\p{L}\d])`,
      'giu',
    ),
    toMinor: (text) => toMinor(text, places),
  };
}

const formatIn = (currency: string, currencyDisplay: 'symbol' | 'narrowSymbol') =>
  new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });

/** "$", "USD", "dollar". */
function marksOf(currency: string): readonly string[] {
  const symbols = (['symbol', 'narrowSymbol'] as const).flatMap((display) =>
    formatIn(currency, display)
      .formatToParts(0)
      .flatMap(({ type, value }) => (type === 'currency' ? [value] : [])),
  );
  const name = new Intl.DisplayNames('en', { type: 'currency' }).of(currency) ?? currency;
  return [...new Set([...symbols, currency, name.split(' ').at(-1) ?? currency])];
}

/** "$95", "95.00", "1,200.00", "1.200,00": behind a point or comma before two last digits are cents. */
function toMinor(text: string, places: number): number {
  const figures = text.replaceAll(/[^\d.,]/gu, '');
  const cents = places === 2 ? /^(.*)[.,](\d\d)$/u.exec(figures) : null;
  const [, whole = figures, part = '0'] = cents ?? [];
  return Number(whole.replaceAll(/\D/gu, '')) * 10 ** places + Number(part);
}
