import { dayAround, toClaimTimes } from '@gomomo/scheduling';
import {
  toServiceRules,
  type CatalogueSnapshot,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';

/** The visit, and what it blocks with its buffers, as every claiming verb takes it. */
export function toVisitArguments(service: SnapshotService, start: number) {
  const times = toClaimTimes(start, toServiceRules(service));
  return {
    start: new Date(times.start),
    end: new Date(times.end),
    from: new Date(times.blockedFrom),
    to: new Date(times.blockedTo),
  };
}

/** The same with its local day, in which the least booked of the staff is found. */
export function toSpanArguments(
  catalogue: CatalogueSnapshot,
  service: SnapshotService,
  start: number,
) {
  const day = dayAround(start, catalogue.timeZone);
  return {
    ...toVisitArguments(service, start),
    day_from: new Date(day.start),
    day_to: new Date(day.end),
  };
}
