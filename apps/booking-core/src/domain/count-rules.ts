import { dayAround, dayOf, weekBounds } from '@gomomo/scheduling';
import type { CatalogueSnapshot, SnapshotService } from './catalogue-snapshot.ts';

/** A rule that counts rows, with the local day or week it counts in; checked at SERIALIZABLE. */
export interface CountRule {
  readonly scope: 'client' | 'resource' | 'service';
  readonly most: number;
  readonly minutes?: true;
  readonly from: string;
  readonly to: string;
}

/**
 * The counting limits that a start falls under; undefined when the tenant has switched none on, which
 * is the common and fast case. `asOwner` skips what limits clients, not the service's or resource's.
 */
export function findCountRules(
  catalogue: CatalogueSnapshot,
  service: SnapshotService,
  start: number,
  asOwner: boolean,
): CountRule[] | undefined {
  const { limits } = catalogue.policy;
  const toSpan = ({ start: from, end: to }: { start: number; end: number }) => ({
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  });
  const dayAtStart = () => toSpan(dayAround(start, catalogue.timeZone));
  const weekAtStart = () =>
    toSpan(weekBounds(dayOf(start, catalogue.timeZone), catalogue.timeZone));
  const rules: CountRule[] = [];
  const add = (
    scope: CountRule['scope'],
    most: number | null | undefined,
    span = dayAtStart,
    more: { readonly minutes?: true } = {},
  ): void => {
    if (typeof most === 'number') rules.push({ scope, most, ...span(), ...more });
  };
  if (!asOwner) {
    add('client', limits.perClientPerDay);
    add('client', limits.perClientPerWeek, weekAtStart);
  }
  add('resource', limits.perResourcePerDay);
  add('service', service.maxPerDay);
  add('service', service.maxMinutesPerDay, dayAtStart, { minutes: true });
  return rules.length === 0 ? undefined : rules;
}
