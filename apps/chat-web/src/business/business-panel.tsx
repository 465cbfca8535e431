import { toOpening } from '@gomomo/contracts/opening';
import type { ReactNode } from 'react';
import type { PublicService, PublicTenant } from '../contract.ts';
import { formatPhone } from '../format/phone.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { Logo } from './logo.tsx';
import { findExceptions, toHoursRows, toLocalNow } from './opening.ts';
import { toExceptionTimes, toRowWords } from './opening-words.ts';
import { toStaffNames } from './staff-names.ts';
import { useNow } from './use-now.ts';

function ServiceButton({ service }: { readonly service: PublicService }) {
  const { tenant, formats, chat } = usePage();
  const staff = toStaffNames(service, tenant);
  const about = [words.minutes(service.durationMinutes), staff.join(', ')].filter(Boolean);
  return (
    <li>
      <button
        type="button"
        onClick={() => {
          chat.choose({ id: `service:${service.id}`, label: service.name });
        }}
      >
        <b>{service.name}</b>
        {service.priceMinor === null ? null : <i>{formats.money(service.priceMinor)}</i>}
        <span>{about.join(' · ')}</span>
      </button>
    </li>
  );
}

function HoursTable({ tenant }: { readonly tenant: PublicTenant }) {
  const { formats } = usePage();
  const now = toLocalNow(useNow(), tenant.timeZone);
  const opening = toOpening(tenant.hours, now);
  return (
    <dl className="hours">
      {toHoursRows(tenant.hours, now.date).map((row) => {
        const { days, times } = toRowWords(row, opening, now, formats);
        return (
          <div key={row.firstDay} className={row.today ? 'row row-now' : 'row'}>
            <dt>{days}</dt>
            <dd>{times}</dd>
          </div>
        );
      })}
      {findExceptions(tenant.hours, now.date).map(({ date, windows }) => (
        <div key={date} className="row">
          <dt>
            <time dateTime={date}>{formats.date(date)}</time>
          </dt>
          <dd>{toExceptionTimes(windows, formats)}</dd>
        </div>
      ))}
    </dl>
  );
}

function FindUs({ tenant }: { readonly tenant: PublicTenant }) {
  const { address, phone, email, website } = tenant.profile;
  if ([address, phone, email, website].every((part) => part === undefined)) return null;
  return (
    <section aria-labelledby="find-us">
      <h2 id="find-us">{words.findUs}</h2>
      <address>
        {address === undefined ? null : <p>{address}</p>}
        {phone === undefined ? null : <a href={`tel:${phone}`}>{formatPhone(phone)}</a>}
        {email === undefined ? null : <a href={`mailto:${email}`}>{email}</a>}
        {website === undefined ? null : (
          <a href={website} rel="noopener" target="_blank">
            {new URL(website).host}
          </a>
        )}
      </address>
    </section>
  );
}

/** The business beside the conversation, where there is room for it. */
export function BusinessPanel({ menu }: { readonly menu: ReactNode }) {
  const { tenant } = usePage();
  const { tagline } = tenant.profile;
  return (
    <aside className="desk" aria-label={tenant.name}>
      <div className="desk-head">
        <Logo tenant={tenant} />
        <h1>{tenant.name}</h1>
        {tagline === undefined ? null : <p className="tagline">{tagline}</p>}
        {menu}
      </div>
      {tenant.services.length === 0 ? null : (
        <section aria-labelledby="services">
          <h2 id="services">{words.services}</h2>
          <ul className="services">
            {tenant.services.map((service) => (
              <ServiceButton key={service.id} service={service} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="hours">
        <h2 id="hours">{words.hours}</h2>
        <HoursTable tenant={tenant} />
      </section>
      <FindUs tenant={tenant} />
    </aside>
  );
}
