import { toOpening } from '@gomomo/contracts/opening';
import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';
import { Logo } from './logo.tsx';
import { toLocalNow } from './opening.ts';
import { toStatus } from './opening-words.ts';
import { useNow } from './use-now.ts';

/** Who this is and whether they are there now. */
export function Header({ menu }: { readonly menu: ReactNode }) {
  const { tenant, formats } = usePage();
  const now = toLocalNow(useNow(), tenant.timeZone);
  const opening = toOpening(tenant.hours, now);
  return (
    <header className="head">
      <Logo tenant={tenant} />
      <div className="head-name">
        <h1>{tenant.name}</h1>
        <p>
          <span className={opening.open ? 'dot' : 'dot dot-closed'} aria-hidden="true" />
          {toStatus(opening, now, formats)}
        </p>
      </div>
      {menu}
    </header>
  );
}
