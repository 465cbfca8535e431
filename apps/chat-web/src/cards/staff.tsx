import type { Choice, TimesCard } from '../contract.ts';
import { PeopleIcon, TickIcon } from '../icons.tsx';
import { words } from '../words.ts';
import { onRovingKey } from './roving.ts';
import { Tap } from './tap.tsx';

/** Two letters that stand for a person. */
export function toInitials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters =
    parts.length > 1
      ? parts.slice(0, 2).map((p) => [...p][0] ?? '')
      : [...(parts[0] ?? '')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

interface FaceProps {
  readonly person: TimesCard['staff'][number];
  readonly anyone: boolean;
  readonly selected: boolean;
}

function Face({ person, anyone, selected }: FaceProps) {
  if (selected) return <TickIcon size={12} />;
  return anyone ? <PeopleIcon /> : toInitials(person.name);
}

interface StaffProps {
  readonly staff: TimesCard['staff'];
  readonly off: boolean;
  readonly onTurn: (choice: Choice) => void;
}

/** Whose times are shown. Nobody marked means anyone, which comes first. */
export function Staff({ staff, off, onTurn }: StaffProps) {
  const selected = staff.find((s) => s.selected) ?? staff[0];
  return (
    <div className="staff" role="group" aria-label={words.staffLabel} onKeyDown={onRovingKey}>
      {staff.map((person) => (
        <Tap
          key={person.choice}
          data-roving=""
          tabIndex={person === selected ? 0 : -1}
          off={off}
          aria-pressed={person === selected}
          onTap={() => {
            onTurn({ id: person.choice, label: person.name });
          }}
        >
          <u aria-hidden="true">
            <Face person={person} anyone={person === staff[0]} selected={person === selected} />
          </u>
          {person.name}
        </Tap>
      ))}
    </div>
  );
}
