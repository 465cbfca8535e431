import { useId } from 'react';
import type { SummaryCard as SummaryCardData } from '../contract.ts';
import { formatPhone } from '../format/phone.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { Facts } from './facts.tsx';
import { Hold } from './hold.tsx';
import { Moment } from './moment.tsx';
import { Tap } from './tap.tsx';
import { useCountdown } from './use-countdown.ts';

interface SummaryCardProps extends CardProps<SummaryCardData> {
  readonly serverAheadMs: number;
  readonly isLatest: boolean;
}

function SummaryFacts({ card }: { readonly card: SummaryCardData }) {
  const { formats } = usePage();
  const minutes = (Date.parse(card.end) - Date.parse(card.start)) / 60_000;
  const { name, phone, email } = card.client;
  const about = `${card.service.name}, ${words.minutes(minutes)}`;
  return (
    <Facts
      facts={[
        [words.service, about],
        [words.when, <Moment start={card.start} />],
        [words.with, card.resource.name],
        [
          words.name,
          [name, phone === null ? email : formatPhone(phone)].filter(Boolean).join(', ') ||
            undefined,
        ],
        [words.price, card.priceMinor === null ? undefined : formats.money(card.priceMinor)],
      ]}
    />
  );
}

type ActionsProps = Omit<SummaryCardProps, 'serverAheadMs' | 'isLatest'>;

function Decide({ card, reply, off, onChoose }: ActionsProps) {
  const { formats } = usePage();
  const { freeToChangeUntil } = card;
  return (
    <>
      <div className="actions">
        {(reply.choices ?? []).map((choice, index) => (
          <Tap
            key={choice.id}
            off={off}
            className={index === 0 ? 'button' : 'button button-second'}
            onTap={() => {
              onChoose(choice);
            }}
          >
            {choice.label}
          </Tap>
        ))}
      </div>
      {freeToChangeUntil === null ? null : (
        <p className="fine">{words.freeUntil(formats.deadline(freeToChangeUntil, Date.now()))}</p>
      )}
    </>
  );
}

/** The time is said again in words, so that it is looked for again and never booked unseen. */
function Expired({ card, off }: Pick<ActionsProps, 'card' | 'off'>) {
  const { formats, chat } = usePage();
  return (
    <>
      <p className="fine" role="status">
        {words.summaryExpiredText}
      </p>
      <div className="actions">
        <Tap
          off={off}
          className="button"
          onTap={() => {
            chat.say(words.takeAgainMessage(formats.moment(card.start), card.resource.name));
          }}
        >
          {words.takeAgain}
        </Tap>
      </div>
    </>
  );
}

/** What exactly a yes would do. */
export function SummaryCard({ serverAheadMs, isLatest, ...props }: SummaryCardProps) {
  const { card } = props;
  const { tenant } = usePage();
  const titleId = useId();
  const leftMs = useCountdown(card.expiresAt, serverAheadMs);
  const { expiresAt } = card;
  const expired = isLatest && expiresAt !== null && leftMs === 0;
  const wholeMs = tenant.policy.holdMinutes * 60_000;
  return (
    <div className="card card-facts" role="group" aria-labelledby={titleId}>
      <h2>
        <span id={titleId}>{expired ? words.summaryExpired : words.summaryTitle}</span>
        {isLatest && expiresAt !== null && !expired ? (
          <Hold leftMs={leftMs} wholeMs={wholeMs} expiresAt={expiresAt} />
        ) : null}
      </h2>
      <SummaryFacts card={card} />
      {expired ? <Expired {...props} /> : isLatest ? <Decide {...props} /> : null}
    </div>
  );
}
