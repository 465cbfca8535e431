import type { LocalDate } from '../command.ts';
import type { Draft } from './draft.ts';
import { openWindows, toMinutes } from './local-time.ts';
import { findService } from './tenant-facts.ts';

/** The one day that is wished for. */
export function oneDay({ state }: Draft): LocalDate | null {
  const { days } = state.wish;
  return days !== null && days.from === days.to ? days.from : null;
}

/** Nothing can begin in the hours wished for, however free everybody is: it is closed then. */
export function isOutsideHours(draft: Draft, serviceId: string): boolean {
  const { time } = draft.state.wish;
  if (time?.kind !== 'window') return false;
  const length = findService(draft.tenant, serviceId)?.durationMinutes ?? 0;
  const date = oneDay(draft);
  const open = date === null ? draft.tenant.hours.weekly : openWindows(draft.tenant, date);
  const wanted = [time.window, ...(time.or ?? [])];
  return (
    open.length > 0 &&
    open.every(({ start, end }) =>
      wanted.every(({ from, to }) => {
        const first = Math.max(from, toMinutes(start));
        return first >= to || first + length > toMinutes(end);
      }),
    )
  );
}
