import type { Choice, TimesCard } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { Tap } from './tap.tsx';

const stateWords = {
  free: words.dayFree,
  full: words.dayFull,
  closed: words.dayClosed,
} as const;

interface DayButtonProps {
  readonly day: TimesCard['days'][number];
  readonly off: boolean;
  readonly selected: boolean;
  /** The one stop of the Tab key. */
  readonly stop: boolean;
  /** The weekday stands in it; in a month it stands above. */
  readonly named: boolean;
  readonly onTurn: (choice: Choice) => void;
}

export function DayButton({ day, off, selected, stop, named, onTurn }: DayButtonProps) {
  const { formats } = usePage();
  const { date, state, choice } = day;
  return (
    <Tap
      data-roving=""
      tabIndex={stop ? 0 : -1}
      off={off || state === 'closed'}
      className={`day day-${state}`}
      aria-pressed={selected}
      onTap={() => {
        onTurn({ id: choice, label: formats.date(date) });
      }}
    >
      {named ? <small>{formats.weekdayShort(date)}</small> : null}
      <b>{Number(date.slice(8))}</b>
      <span className="unseen">
        {formats.date(date)}, {stateWords[state]}
      </span>
      <em />
    </Tap>
  );
}
