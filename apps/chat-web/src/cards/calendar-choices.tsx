import { toICalendar } from '@gomomo/icalendar';
import { toCalendarEvent, toGoogleLink, toOutlookLink } from '../calendar-links.ts';
import type { Appointment, PublicTenant } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';

function saveCalendarFile(
  appointment: Appointment,
  tenant: PublicTenant,
  manageUrl: string | undefined,
): void {
  const { address, email } = tenant.profile;
  const text = toICalendar(appointment, {
    name: tenant.name,
    ...(address === undefined ? {} : { address }),
    ...(email === undefined ? {} : { email }),
    ...(manageUrl === undefined ? {} : { manageUrl }),
  });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = words.calendarFile(appointment.reference);
  link.click();
  URL.revokeObjectURL(url);
}

interface CalendarChoicesProps {
  readonly appointment: Appointment;
  /** Absolute. */
  readonly manageUrl: string | undefined;
}

/** Into which calendar: a file that all of them read, or straight into two that live in a browser. */
export function CalendarChoices({ appointment, manageUrl }: CalendarChoicesProps) {
  const { tenant } = usePage();
  const event = toCalendarEvent(appointment, tenant, manageUrl);
  const links = [
    [words.googleCalendar, toGoogleLink(event)],
    [words.outlookCalendar, toOutlookLink(event)],
  ] as const;
  return (
    <div className="calendars" role="group" aria-label={words.addToCalendar}>
      <p aria-hidden="true">{words.addToCalendar}</p>
      <button
        type="button"
        className="button button-second"
        onClick={() => {
          saveCalendarFile(appointment, tenant, manageUrl);
        }}
      >
        {words.calendarFileLabel}
      </button>
      {links.map(([name, href]) => (
        <a key={name} className="button button-second" href={href} target="_blank" rel="noopener">
          {name}
          <span className="unseen">, {words.newWindow}</span>
        </a>
      ))}
    </div>
  );
}
