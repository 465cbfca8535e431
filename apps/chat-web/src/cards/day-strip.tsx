import { useRef } from 'react';
import type { Choice, TimesCard } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { DayButton } from './day-button.tsx';
import { onRovingKey } from './roving.ts';

const swipePx = 48;

export interface DaysProps {
  readonly card: TimesCard;
  readonly off: boolean;
  readonly selectedDate: string | undefined;
  readonly onTurn: (choice: Choice) => void;
}

/** Calls back when it is swiped sideways: -1 to the right (earlier), 1 to the left (later). */
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

/** The one stop of the Tab key among the days. */
const stopOf = ({ days }: TimesCard, selectedDate: string | undefined): string | undefined =>
  days.some((d) => d.date === selectedDate)
    ? selectedDate
    : (days.find((d) => d.state !== 'closed') ?? days[0])?.date;

/** Names of the weekdays over a month, in the order weeks have here. */
function WeekdayNames() {
  const { formats } = usePage();
  const order = Array.from({ length: 7 }, (_, n) => ((formats.firstWeekday - 1 + n) % 7) + 1);
  return order.map((day) => (
    <small key={day} className="weekday" aria-hidden="true">
      {formats.weekday(day, 'short')}
    </small>
  ));
}

/** Seven days in a row, or a month of them by weeks. */
export function DayStrip({ card, off, selectedDate, onTurn }: DaysProps) {
  const { formats } = usePage();
  const swipe = useSwipe((direction) => {
    const choice = direction === 1 ? card.next : card.previous;
    const label = direction === 1 ? words.laterDays : words.earlierDays;
    if (!off && choice !== undefined) onTurn({ id: choice, label });
  });
  const month = isMonth(card);
  const stop = stopOf(card, selectedDate);
  const first = new Date(`${card.days[0]?.date ?? ''}T00:00:00Z`).getUTCDay() || 7;
  const skipped = month ? (first - formats.firstWeekday + 7) % 7 : 0;
  return (
    <div
      className={month ? 'strip strip-month' : 'strip'}
      role="group"
      aria-label={words.daysLabel}
      onKeyDown={onRovingKey}
      {...swipe}
    >
      {month ? <WeekdayNames /> : null}
      {Array.from({ length: skipped }, (_, n) => (
        <span key={n} />
      ))}
      {card.days.map((day) => (
        <DayButton
          key={day.date}
          day={day}
          off={off}
          selected={day.date === selectedDate}
          stop={day.date === stop}
          named={!month}
          onTurn={onTurn}
        />
      ))}
    </div>
  );
}

const stripDays = 7;

/** The card shows a month where it has more days than a strip. */
export const isMonth = ({ days }: TimesCard): boolean => days.length > stripDays;
