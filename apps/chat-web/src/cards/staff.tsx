import type { Choice, TimesCard } from '../contract.ts';
import { TickIcon } from '../icons.tsx';
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
            {person === selected ? <TickIcon size={12} /> : toInitials(person.name)}
          </u>
          {person.name}
        </Tap>
      ))}
    </div>
  );
}
