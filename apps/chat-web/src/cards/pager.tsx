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
      <Tap
        off={off || previous === undefined}
        className="pager-arrow"
        aria-label={words.earlierDays}
        onTap={() => {
          if (previous !== undefined) onTurn({ id: previous, label: words.earlierDays });
        }}
      >
        <EarlierIcon />
      </Tap>
      <Tap
        off={off || next === undefined}
        className="pager-arrow"
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
