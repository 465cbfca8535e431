import { findZones, ownZone } from '../format/zone-note.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';

interface MomentProps {
  readonly start: string;
  /** With it, the whole span is said. */
  readonly end?: string;
}

/** When it is, by the shop's clock; beside it by the client's own where that shows something else. */
export function Moment({ start, end }: MomentProps) {
  const { tenant, formats } = usePage();
  const zones = findZones(start, tenant.timeZone);
  return (
    <>
      <time dateTime={start}>
        {end === undefined ? formats.moment(start) : formats.span(start, end)}
      </time>
      {zones === undefined ? null : (
        <span className="own-time">{words.ownTime(formats.timeIn(start, ownZone()))}</span>
      )}
    </>
  );
}
