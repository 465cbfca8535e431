import type { LocalDate } from '../command.ts';
import type { Draft } from './draft.ts';
import type { SlotReason, ToldReason } from './fact.ts';
import { today } from './find-times.ts';
import { openWindows, toLocal, toMinutes } from './local-time.ts';
import { oneStaff } from './one-staff.ts';
import type { OfferNote } from './prompt.ts';
import { findService } from './tenant-facts.ts';

/** Nothing can begin on that day any more, or nothing could at any time. */
export function isDayOver(draft: Draft, date: LocalDate): boolean {
  const windows = openWindows(draft.tenant, date);
  const now = toLocal(draft.now, draft.tenant.timeZone);
  const minutes = date === now.date ? toMinutes(now.time) : 0;
  return windows.every(({ end }) => toMinutes(end) <= minutes);
}

export function tellReason(
  draft: Draft,
  { serviceId, start, reason }: { serviceId: string; start: string; reason: SlotReason | null },
): ToldReason | null {
  if (reason !== 'closed') return reason;
  const { date, time } = toLocal(start, draft.tenant.timeZone);
  const from = toMinutes(time);
  const length = findService(draft.tenant, serviceId)?.durationMinutes ?? 0;
  const window = openWindows(draft.tenant, date).find(
    ({ start: opens, end }) => from >= toMinutes(opens) && from < toMinutes(end),
  );
  if (!window) return 'closed';
  if (from + length > toMinutes(window.end)) return 'ends-late';
  return oneStaff(draft) === null ? 'closed' : 'staff-off';
}

/** Why the day shown is another than the one asked for. */
export function missNote(draft: Draft, wanted: LocalDate): OfferNote {
  const { days, weekdays } = draft.state.wish;
  if (!days) return weekdays.length > 0 ? 'range-full' : 'first-free';
  if (days.from !== days.to) return 'range-full';
  if (openWindows(draft.tenant, wanted).length === 0) return 'day-closed';
  if (wanted === today(draft) && isDayOver(draft, wanted)) return 'day-over';
  return oneStaff(draft) === null ? 'day-full' : 'staff-not-that-day';
}
