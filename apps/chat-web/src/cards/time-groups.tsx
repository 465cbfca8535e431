import { useState } from 'react';
import type { TimesCard } from '../contract.ts';
import type { Formats } from '../format/formats.ts';
import { ownZone } from '../format/zone-note.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { onRovingKey } from './roving.ts';
import { Tap } from './tap.tsx';

type Groups = TimesCard['groups'];

type Time = Groups[number]['times'][number] & { readonly shown: string };

interface ShownGroup {
  readonly title: string;
  readonly times: readonly Time[];
}

/** Whose clock it is stands beside the card; a time that a clock change repeats says which it is. */
function byPart(groups: Groups, formats: Formats): ShownGroup[] {
  const all = groups.flatMap(({ times }) => times.map(({ start }) => formats.time(start)));
  const isTwice = (text: string): boolean => all.indexOf(text) !== all.lastIndexOf(text);
  return groups.map(({ part, times }) => ({
    title: words.parts[part],
    times: times.map((time) => {
      const shown = formats.time(time.start);
      return { ...time, shown: isTwice(shown) ? formats.timeNamed(time.start) : shown };
    }),
  }));
}

/** On the client's own clock the same times may lie on another day: that stands above them. */
function byOwnDay(groups: Groups, formats: Formats): ShownGroup[] {
  const shown = new Map<string, Time[]>();
  for (const time of groups.flatMap((group) => group.times)) {
    const { day, time: label } = formats.partsIn(time.start, ownZone());
    shown.set(day, [...(shown.get(day) ?? []), { ...time, label, shown: label }]);
  }
  return [...shown].map(([title, times]) => ({ title, times }));
}

interface TimeGroupsProps extends Pick<CardProps<TimesCard>, 'off' | 'onChoose'> {
  readonly groups: Groups;
  /** What the times have in common stands above them. */
  readonly named: boolean;
  /** By the client's own clock. */
  readonly own: boolean;
}

export function TimeGroups({ groups, named, own, off, onChoose }: TimeGroupsProps) {
  const { formats } = usePage();
  const [taken, setTaken] = useState<string>();
  const shown = own ? byOwnDay(groups, formats) : byPart(groups, formats);
  const first = shown[0]?.times[0]?.choice;
  return (
    <div className="groups" onKeyDown={onRovingKey}>
      {shown.map(({ title, times }) => (
        <div key={title} role="group" aria-label={title}>
          {named || own ? (
            <p className="part" aria-hidden="true">
              {title}
            </p>
          ) : null}
          <div className="times">
            {times.map(({ choice, start, label, shown: text }) => (
              <Tap
                key={choice}
                data-roving=""
                tabIndex={choice === first ? 0 : -1}
                off={off}
                className={taken === choice ? 'taken' : undefined}
                onTap={() => {
                  setTaken(choice);
                  onChoose({ id: choice, label });
                }}
              >
                <time dateTime={start}>{text}</time>
              </Tap>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
