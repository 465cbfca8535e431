import { CloseIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { FindUs } from './find-us.tsx';
import { HoursTable } from './hours-table.tsx';

/** Hours, address and phone on a phone: a popover of the browser's own, so it opens without script. */
export function AboutSheet({ id }: { readonly id: string }) {
  const { tenant } = usePage();
  const { tagline } = tenant.profile;
  return (
    <div
      id={id}
      popover="auto"
      className="sheet"
      role="dialog"
      aria-label={words.about(tenant.name)}
    >
      <div className="sheet-head">
        <h2>{tenant.name}</h2>
        <button
          type="button"
          className="more"
          aria-label={words.close}
          popoverTarget={id}
          popoverTargetAction="hide"
        >
          <CloseIcon />
        </button>
      </div>
      {tagline === undefined ? null : <p className="tagline">{tagline}</p>}
      <FindUs tenant={tenant} />
      <section>
        <h3>{words.hours}</h3>
        <HoursTable tenant={tenant} />
      </section>
    </div>
  );
}
