import { useId } from 'react';
import type { Appointment, AppointmentCard as AppointmentCardData } from '../contract.ts';
import { TickIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { CalendarChoices } from './calendar-choices.tsx';
import type { CardProps } from './card-props.ts';
import { CopyLink } from './copy-link.tsx';
import { Facts } from './facts.tsx';
import { Moment } from './moment.tsx';
import { Tap } from './tap.tsx';

interface AppointmentCardProps extends CardProps<AppointmentCardData> {
  /** A later card tells of the same appointment. */
  readonly superseded: boolean;
  readonly isLatest: boolean;
}

const titleOf = (status: Appointment['status'], justBooked: boolean): string =>
  ({
    confirmed: justBooked ? words.booked : words.yourAppointment,
    cancelled: words.cancelled,
    completed: words.completed,
    no_show: words.missed,
  })[status];

function Actions({ reply, off, onChoose, isLatest }: AppointmentCardProps) {
  const choices = isLatest ? (reply.choices ?? []) : [];
  if (choices.length === 0) return null;
  return (
    <div className="actions actions-even">
      {choices.map((choice) => (
        <Tap
          key={choice.id}
          off={off}
          className="button button-second"
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

function AppointmentFacts({ appointment }: { readonly appointment: Appointment }) {
  const { tenant, formats } = usePage();
  const { start, end, reference, service, resource } = appointment;
  // What was agreed; it says nothing where nothing was.
  const { priceMinor = null, currency } = service;
  return (
    <Facts
      facts={[
        [words.reference, <span className="reference">{reference}</span>],
        [words.when, <Moment start={start} end={end} />],
        [words.what, words.whatWith(service.name, resource.name)],
        [words.where, tenant.profile.address],
        [words.price, priceMinor === null ? undefined : formats.money(priceMinor, currency)],
      ]}
    />
  );
}

export function AppointmentCard(props: AppointmentCardProps) {
  const { card, reply, superseded } = props;
  const { tenant } = usePage();
  const titleId = useId();
  const { appointment } = card;
  const { status } = appointment;
  const stands = status === 'confirmed' && !superseded;
  const { arrivalNote } = tenant.profile;
  const manageUrl =
    appointment.manageUrl === undefined
      ? undefined
      : new URL(appointment.manageUrl, location.origin).href;
  return (
    <div className="card card-facts" role="group" aria-labelledby={titleId}>
      <h2 className="told">
        {status === 'confirmed' ? (
          <span className="tick">
            <TickIcon />
          </span>
        ) : null}
        <span id={titleId}>{titleOf(status, reply.appointment !== undefined)}</span>
      </h2>
      <AppointmentFacts appointment={appointment} />
      {stands && arrivalNote !== undefined ? <p className="fine">{arrivalNote}</p> : null}
      {stands ? <CalendarChoices appointment={appointment} manageUrl={manageUrl} /> : null}
      <Actions {...props} />
      {stands && manageUrl !== undefined ? <CopyLink url={manageUrl} /> : null}
    </div>
  );
}
