import type { Choice, Reply } from '../contract.ts';
import { AppointmentCard } from './appointment-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { ServicesCard } from './services-card.tsx';
import { SummaryCard } from './summary-card.tsx';
import { TimesCard } from './times-card.tsx';

interface CardViewProps {
  readonly reply: Reply;
  readonly off: boolean;
  readonly isLatest: boolean;
  readonly superseded: boolean;
  readonly serverAheadMs: number;
  readonly onChoose: (choice: Choice, options?: { quiet?: boolean }) => void;
}

/** The card of a reply. A kind that this version does not know is left to text and choices. */
export function CardView({ isLatest, superseded, serverAheadMs, ...props }: CardViewProps) {
  const { card } = props.reply;
  switch (card?.kind) {
    case 'services':
      return <ServicesCard {...props} card={card} />;
    case 'contact':
      return <ContactCard {...props} card={card} isLatest={isLatest} />;
    case 'times':
      return <TimesCard {...props} card={card} />;
    case 'summary':
      return (
        <SummaryCard {...props} card={card} isLatest={isLatest} serverAheadMs={serverAheadMs} />
      );
    case 'appointment':
      return <AppointmentCard {...props} card={card} isLatest={isLatest} superseded={superseded} />;
    default:
      return null;
  }
}
