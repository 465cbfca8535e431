import type { ReactNode } from 'react';
import type { PublicService } from '../contract.ts';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { FindUs } from './find-us.tsx';
import { HoursTable } from './hours-table.tsx';
import { Logo } from './logo.tsx';
import { toStaffNames } from './staff-names.ts';

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
        <section aria-label={words.services}>
          <h2>{words.services}</h2>
          <ul className="services">
            {tenant.services.map((service) => (
              <ServiceButton key={service.id} service={service} />
            ))}
          </ul>
        </section>
      )}
      <section aria-label={words.hours}>
        <h2>{words.hours}</h2>
        <HoursTable tenant={tenant} />
      </section>
      <FindUs tenant={tenant} />
    </aside>
  );
}
