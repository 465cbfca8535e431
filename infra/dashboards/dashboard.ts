/** One line, or one a series, of a panel. */
export interface Query {
  /** PromQL; `$__rate_interval` is the shortest window that the scrape interval allows. */
  readonly expr: string;
  /** `{{label}}` is that label's value. */
  readonly legend: string;
}

/** As Grafana names units. */
export type Unit = 'short' | 's' | 'reqps' | 'percentunit' | 'currencyUSD' | 'cpm';

export interface Panel {
  readonly title: string;
  /** What it shows, and when to look closer. */
  readonly description: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** Where it turns red: what an alert or a service level says. */
  readonly limit?: number;
  /** One figure instead of a course. */
  readonly single?: boolean;
}

export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  /** Of its file and its address. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly Row[];
}

/** Events a second, a series for each of the labels. */
export const rateBy = (metric: string, by: string): string =>
  `sum by (${by}) (rate(${metric}[$__rate_interval]))`;

/** The time within which so many of a histogram's observations lie. */
export const quantile = (share: number, histogram: string, by = ''): string => {
  const labels = by === '' ? 'le' : `le, ${by}`;
  return `histogram_quantile(${share}, sum by (${labels}) (rate(${histogram}_bucket[$__rate_interval])))`;
};

/** Half of the observations, and all but one in a hundred. */
export const medianAndTail = (histogram: string, by = ''): Query[] =>
  [0.5, 0.99].map((share) => ({
    expr: quantile(share, histogram, by),
    legend: `${by === '' ? '' : `{{${by}}} `}p${share * 100}`,
  }));
