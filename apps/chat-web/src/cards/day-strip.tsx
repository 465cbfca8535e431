import { useRef } from 'react';
import type { Choice, TimesCard } from '../contract.ts';
import { EarlierIcon, LaterIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { onRovingKey } from './roving.ts';
import { Tap } from './tap.tsx';

const swipePx = 48;
const dayStateWords = {
  free: words.dayFree,
  full: words.dayFull,
  closed: words.dayClosed,
} as const;

interface DayStripProps {
  readonly card: TimesCard;
  readonly off: boolean;
  readonly selectedDate: string | undefined;
  readonly onTurn: (choice: Choice) => void;
}

/** Calls back when the strip is swiped sideways: -1 to the right (earlier), 1 to the left (later). */
function useSwipe(onSwipe: (direction: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number }>(undefined);
  return {
    onPointerDown: (event: { clientX: number; clientY: number; pointerType: string }) => {
      from.current =
        event.pointerType === 'mouse' ? undefined : { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (event: { clientX: number; clientY: number }) => {
      if (!from.current) return;
      const x = event.clientX - from.current.x;
      const y = event.clientY - from.current.y;
      from.current = undefined;
      if (Math.abs(x) > swipePx && Math.abs(x) > 2 * Math.abs(y)) onSwipe(x > 0 ? -1 : 1);
    },
  };
}

function Pager({ card, off, onTurn }: Omit<DayStripProps, 'selectedDate'>) {
  const { formats } = usePage();
  const { previous, next, days } = card;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="pager">
      <span>{first && last ? formats.months(first.date, last.date, Date.now()) : ''}</span>
      <Tap
        off={off || previous === undefined}
        aria-label={words.earlierDays}
        onTap={() => {
          if (previous !== undefined) onTurn({ id: previous, label: words.earlierDays });
        }}
      >
        <EarlierIcon />
      </Tap>
      <Tap
        off={off || next === undefined}
        aria-label={words.laterDays}
        onTap={() => {
          if (next !== undefined) onTurn({ id: next, label: words.laterDays });
        }}
      >
        <LaterIcon />
      </Tap>
    </div>
  );
}

export function DayStrip({ card, off, selectedDate, onTurn }: DayStripProps) {
  const { formats } = usePage();
  const swipe = useSwipe((direction) => {
    const choice = direction === 1 ? card.next : card.previous;
    const label = direction === 1 ? words.laterDays : words.earlierDays;
    if (!off && choice !== undefined) onTurn({ id: choice, label });
  });
  const stop = card.days.some((d) => d.date === selectedDate) ? selectedDate : card.days[0]?.date;
  return (
    <>
      <Pager card={card} off={off} onTurn={onTurn} />
      <div
        className="strip"
        role="group"
        aria-label={words.daysLabel}
        onKeyDown={onRovingKey}
        {...swipe}
      >
        {card.days.map(({ date, state, choice }) => (
          <Tap
            key={date}
            data-roving=""
            tabIndex={date === stop ? 0 : -1}
            off={off || state === 'closed'}
            className={`day day-${state}`}
            aria-pressed={date === selectedDate}
            onTap={() => {
              onTurn({ id: choice, label: formats.date(date) });
            }}
          >
            <small>{formats.weekdayShort(date)}</small>
            <b>{Number(date.slice(8))}</b>
            <span className="unseen">
              {formats.month(date)}, {dayStateWords[state]}
            </span>
            <em />
          </Tap>
        ))}
      </div>
    </>
  );
}
