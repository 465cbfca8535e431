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

interface ShownGroup {
  readonly title: string;
  readonly times: readonly Groups[number]['times'][number][];
}

const byPart = (groups: Groups): ShownGroup[] =>
  groups.map(({ part, times }) => ({ title: words.parts[part], times }));

/** On the client's own clock the same times may lie on another day: that stands above them. */
function byOwnDay(groups: Groups, formats: Formats): ShownGroup[] {
  const shown = new Map<string, ShownGroup['times'][number][]>();
  for (const time of groups.flatMap((group) => group.times)) {
    const { day, time: label } = formats.partsIn(time.start, ownZone());
    shown.set(day, [...(shown.get(day) ?? []), { ...time, label }]);
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
  const shown = own ? byOwnDay(groups, formats) : byPart(groups);
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
            {times.map(({ choice, start, label }) => (
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
                <time dateTime={start}>{label}</time>
              </Tap>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
