import type { Choice } from '../contract.ts';
import { Tap } from './tap.tsx';

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly off: boolean;
  /** Beside a card they are the other ways on, and step back. */
  readonly quiet: boolean;
  readonly onChoose: (choice: Choice) => void;
}

const mostShown = 6;

export function Choices({ choices, off, quiet, onChoose }: ChoicesProps) {
  return (
    <div className="chips" role="group">
      {choices.slice(0, mostShown).map((choice) => (
        <Tap
          key={choice.id}
          off={off}
          className={quiet ? 'chip chip-quiet' : 'chip'}
          onTap={() => {
            onChoose(choice);
          }}
        >
          {choice.label}
        </Tap>
      ))}
    </div>
  );
}
