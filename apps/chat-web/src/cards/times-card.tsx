import { useState } from 'react';
import { toLocalNow } from '../business/opening.ts';
import type { TimesCard as TimesCardData } from '../contract.ts';
import { useClock } from '../format/clock.tsx';
import { findZones } from '../format/zone-note.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { DayStrip } from './day-strip.tsx';
import { Pager } from './pager.tsx';
import { Staff } from './staff.tsx';
import { TimeGroups } from './time-groups.tsx';
import { ZoneSwitch } from './zone-switch.tsx';

/** The day shown: marked by the server, else the one that all times lie on. */
function findShownDate(card: TimesCardData, timeZone: string): string | undefined {
  const marked = card.days.find((d) => d.selected)?.date;
  if (marked !== undefined) return marked;
  const dates = new Set(
    card.groups.flatMap((g) => g.times.map((t) => toLocalNow(Date.parse(t.start), timeZone).date)),
  );
  return dates.size === 1 ? [...dates][0] : undefined;
}

const countTimes = (groups: TimesCardData['groups']): number =>
  groups.reduce((n, g) => n + g.times.length, 0);

export function TimesCard({ card, off, onChoose }: CardProps<TimesCardData>) {
  const { tenant, formats } = usePage();
  const { own } = useClock();
  const [turned, setTurned] = useState(false);
  const zones = findZones(card.groups[0]?.times[0]?.start, tenant.timeZone);
  const selectedDate = findShownDate(card, tenant.timeZone);
  const count = countTimes(card.groups);
  const turn = (choice: { id: string; label: string }): void => {
    setTurned(true);
    onChoose(choice, { quiet: true });
  };
  const days = { card, off, selectedDate, onTurn: turn };
  return (
    <div className="card card-times" role="group" aria-label={words.timesLabel} aria-live="off">
      {card.days.length === 0 ? null : (
        <>
          <Pager {...days} />
          <DayStrip {...days} />
        </>
      )}
      {card.staff.length < 2 ? null : <Staff staff={card.staff} off={off} onTurn={turn} />}
      {count === 0 ? <p className="fine">{words.noTimes}</p> : null}
      <TimeGroups
        groups={card.groups}
        named={card.days.length > 0 || card.groups.length > 1}
        own={own && zones !== undefined}
        off={off}
        onChoose={onChoose}
      />
      {zones === undefined ? null : <ZoneSwitch zones={zones} />}
      <p className="unseen" role="status">
        {turned && !off
          ? [selectedDate && formats.date(selectedDate), words.timesAnnounced(count)]
              .filter(Boolean)
              .join(': ')
          : ''}
      </p>
    </div>
  );
}
