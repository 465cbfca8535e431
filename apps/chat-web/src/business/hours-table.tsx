import { toOpening } from '@gomomo/contracts/opening';
import type { PublicTenant } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { findExceptions, toHoursRows, toLocalNow } from './opening.ts';
import { toExceptionTimes, toRowWords } from './opening-words.ts';
import { useNow } from './use-now.ts';

/** The week, today marked, and the days of the next weeks that are different. */
export function HoursTable({ tenant }: { readonly tenant: PublicTenant }) {
  const { formats } = usePage();
  const now = toLocalNow(useNow(), tenant.timeZone);
  const opening = toOpening(tenant.hours, now);
  return (
    <dl className="hours">
      {toHoursRows(tenant.hours, now.date).map((row) => {
        const { days, times } = toRowWords(row, opening, now, formats);
        return (
          <div key={row.firstDay} className={row.today ? 'row row-now' : 'row'}>
            <dt>{days}</dt>
            <dd>{times}</dd>
          </div>
        );
      })}
      {findExceptions(tenant.hours, now.date).map(({ date, windows }) => (
        <div key={date} className="row">
          <dt>
            <time dateTime={date}>{formats.date(date)}</time>
          </dt>
          <dd>{toExceptionTimes(windows, formats)}</dd>
        </div>
      ))}
    </dl>
  );
}
