import { useClock } from '../format/clock.tsx';
import type { Zones } from '../format/zone-note.ts';
import { words } from '../words.ts';

/** Names the clock that the times are shown by, and offers the other one. */
export function ZoneSwitch({ zones }: { readonly zones: Zones }) {
  const { own, turn } = useClock();
  return (
    <p className="fine zone">
      <span>{own ? words.zoneNoteOwn(zones.own) : words.zoneNote(zones.shop, zones.own)}</span>
      <button type="button" className="link" aria-pressed={own} onClick={turn}>
        {own ? words.showShopTime(zones.shop) : words.showOwnTime}
      </button>
    </p>
  );
}
