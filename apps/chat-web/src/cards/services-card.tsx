import { useState } from 'react';
import type { ServicesCard as ServicesCardData } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { Tap } from './tap.tsx';

export function ServicesCard({ card, off, onChoose }: CardProps<ServicesCardData>) {
  const { formats } = usePage();
  const [taken, setTaken] = useState<string>();
  return (
    <div className="card card-services" role="group" aria-label={words.services}>
      <ul className="services">
        {card.items.map(({ choice, name, minutes, priceMinor, staff }) => (
          <li key={choice}>
            <Tap
              off={off}
              className={taken === choice ? 'taken' : undefined}
              onTap={() => {
                setTaken(choice);
                onChoose({ id: choice, label: name });
              }}
            >
              <b>{name}</b>
              {priceMinor === null ? null : <i>{formats.money(priceMinor)}</i>}
              <span>{[words.minutes(minutes), staff.join(', ')].filter(Boolean).join(' · ')}</span>
            </Tap>
          </li>
        ))}
      </ul>
    </div>
  );
}
