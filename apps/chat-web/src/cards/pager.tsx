import type { ReactNode } from 'react';
import { EarlierIcon, LaterIcon, MoreBelowIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { isMonth, type DaysProps } from './day-strip.tsx';
import { Tap } from './tap.tsx';

/** What leads from the week to its month, or back to the week of the day that is chosen. */
function findTurn({ card, selectedDate }: Pick<DaysProps, 'card' | 'selectedDate'>) {
  if (!isMonth(card)) return card.month;
  const day =
    card.days.find((d) => d.date === selectedDate) ?? card.days.find((d) => d.state === 'free');
  return day?.choice;
}

interface ArrowProps extends Pick<DaysProps, 'off' | 'onTurn'> {
  /** The choice that it makes; none: there are no days on that side. */
  readonly id: string | undefined;
  readonly label: string;
  readonly children: ReactNode;
}

function Arrow({ id, label, off, onTurn, children }: ArrowProps) {
  return (
    <Tap
      off={off || id === undefined}
      className="pager-arrow"
      aria-label={label}
      onTap={() => {
        if (id !== undefined) onTurn({ id, label });
      }}
    >
      {children}
    </Tap>
  );
}

/** Which days these are; a tap on it shows the whole month, arrows the ones beside. */
export function Pager({ card, off, selectedDate, onTurn }: DaysProps) {
  const { formats } = usePage();
  const { previous, next, days } = card;
  const [first, last] = [days[0], days.at(-1)];
  const shown = first && last ? formats.months(first.date, last.date, Date.now()) : '';
  const month = isMonth(card);
  const turn = findTurn({ card, selectedDate });
  return (
    <div className="pager">
      {turn === undefined ? (
        <span className="pager-shown">{shown}</span>
      ) : (
        <Tap
          off={off}
          className="pager-shown"
          aria-expanded={month}
          aria-label={month ? words.hideMonth(shown) : words.showMonth(shown)}
          onTap={() => {
            onTurn({ id: turn, label: shown });
          }}
        >
          {shown}
          <MoreBelowIcon />
        </Tap>
      )}
      <Arrow id={previous} label={words.earlierDays} off={off} onTurn={onTurn}>
        <EarlierIcon />
      </Arrow>
      <Arrow id={next} label={words.laterDays} off={off} onTurn={onTurn}>
        <LaterIcon />
      </Arrow>
    </div>
  );
}
