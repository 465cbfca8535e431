import { toICalendar } from '@gomomo/icalendar';
import { useId } from 'react';
import type {
  Appointment,
  AppointmentCard as AppointmentCardData,
  PublicTenant,
} from '../contract.ts';
import { TickIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import type { CardProps } from './card-props.ts';
import { Facts } from './facts.tsx';
import { Tap } from './tap.tsx';

function saveCalendarFile(appointment: Appointment, tenant: PublicTenant): void {
  const { address, email } = tenant.profile;
  const { manageUrl } = appointment;
  const text = toICalendar(appointment, {
    name: tenant.name,
    ...(address === undefined ? {} : { address }),
    ...(email === undefined ? {} : { email }),
    ...(manageUrl === undefined ? {} : { manageUrl: new URL(manageUrl, location.origin).href }),
  });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = words.calendarFile(appointment.reference);
  link.click();
  URL.revokeObjectURL(url);
}

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

function Actions(props: AppointmentCardProps & { readonly stands: boolean }) {
  const { card, reply, off, onChoose, isLatest, stands } = props;
  const { tenant } = usePage();
  const choices = isLatest ? (reply.choices ?? []) : [];
  if (!stands && choices.length === 0) return null;
  return (
    <div className="actions actions-wrap">
      {stands ? (
        <Tap
          off={false}
          className="button button-second button-whole"
          onTap={() => {
            saveCalendarFile(card.appointment, tenant);
          }}
        >
          {words.addToCalendar}
        </Tap>
      ) : null}
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

export function AppointmentCard(props: AppointmentCardProps) {
  const { card, reply, superseded } = props;
  const { tenant, formats } = usePage();
  const titleId = useId();
  const { status, start, end, reference, service, resource } = card.appointment;
  const stands = status === 'confirmed' && !superseded;
  const { address, arrivalNote } = tenant.profile;
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
      <Facts
        facts={[
          [words.reference, <span className="reference">{reference}</span>],
          [words.when, <time dateTime={start}>{formats.span(start, end)}</time>],
          [words.what, words.whatWith(service.name, resource.name)],
          [words.where, address],
        ]}
      />
      <Actions {...props} stands={stands} />
      {stands && arrivalNote !== undefined ? <p className="fine">{arrivalNote}</p> : null}
    </div>
  );
}
