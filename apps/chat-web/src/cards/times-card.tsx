import { useState } from 'react';
import { toLocalNow } from '../business/opening.ts';
import type { TimesCard as TimesCardData } from '../contract.ts';
import { findZoneNote } from '../format/zone-note.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { DayStrip } from './day-strip.tsx';
import { onRovingKey } from './roving.ts';
import { Staff } from './staff.tsx';
import { Tap } from './tap.tsx';

type Groups = TimesCardData['groups'];

/** The day shown: marked by the server, else the one that all times lie on. */
function findShownDate(card: TimesCardData, timeZone: string): string | undefined {
  const marked = card.days.find((d) => d.selected)?.date;
  if (marked !== undefined) return marked;
  const dates = new Set(
    card.groups.flatMap((g) => g.times.map((t) => toLocalNow(Date.parse(t.start), timeZone).date)),
  );
  return dates.size === 1 ? [...dates][0] : undefined;
}

interface TimeGroupsProps {
  readonly groups: Groups;
  readonly named: boolean;
  readonly off: boolean;
  readonly taken: string | undefined;
  readonly onTake: (choice: string, label: string) => void;
}

function TimeGroups({ groups, named, off, taken, onTake }: TimeGroupsProps) {
  const first = groups[0]?.times[0]?.choice;
  return (
    <div onKeyDown={onRovingKey}>
      {groups.map(({ part, times }) => (
        <div key={part} role="group" aria-label={words.parts[part]}>
          {named ? (
            <p className="part" aria-hidden="true">
              {words.parts[part]}
            </p>
          ) : null}
          <div className="times">
            {times.map(({ choice, start, label }) => (
              <Tap
                key={choice}
                data-roving=""
                tabIndex={choice === first ? 0 : -1}
                off={off}
                className={taken === choice ? 'taken' : undefined}
                onTap={() => {
                  onTake(choice, label);
                }}
              >
                <time dateTime={start}>{label}</time>
              </Tap>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

const countTimes = (groups: Groups): number => groups.reduce((n, g) => n + g.times.length, 0);

export function TimesCard({ card, off, onChoose }: CardProps<TimesCardData>) {
  const { tenant, formats } = usePage();
  const [taken, setTaken] = useState<string>();
  const [turned, setTurned] = useState(false);
  const start = card.groups[0]?.times[0]?.start;
  const zoneNote = findZoneNote(start, tenant.timeZone);
  const selectedDate = findShownDate(card, tenant.timeZone);
  const count = countTimes(card.groups);
  const turn = (choice: { id: string; label: string }): void => {
    setTurned(true);
    onChoose(choice, { quiet: true });
  };
  return (
    <div className="card card-times" role="group" aria-label={words.timesLabel} aria-live="off">
      {card.days.length === 0 ? null : (
        <DayStrip card={card} off={off} selectedDate={selectedDate} onTurn={turn} />
      )}
      {card.staff.length < 2 ? null : <Staff staff={card.staff} off={off} onTurn={turn} />}
      {count === 0 ? <p className="fine">{words.noTimes}</p> : null}
      <TimeGroups
        groups={card.groups}
        named={card.days.length > 0 || card.groups.length > 1}
        off={off}
        taken={taken}
        onTake={(choice, label) => {
          setTaken(choice);
          onChoose({ id: choice, label });
        }}
      />
      {zoneNote === undefined ? null : <p className="fine">{zoneNote}</p>}
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
