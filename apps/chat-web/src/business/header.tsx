import { toOpening } from '@gomomo/contracts/opening';
import { useId, type ReactNode } from 'react';
import { MoreBelowIcon } from '../icons.tsx';
import { usePage } from '../page-context.ts';
import { words } from '../words.ts';
import { AboutSheet } from './about-sheet.tsx';
import { Logo } from './logo.tsx';
import { toLocalNow } from './opening.ts';
import { toStatus } from './opening-words.ts';
import { useNow } from './use-now.ts';

/** Who this is and whether they are there now; a tap on it says where, when and how to reach them. */
export function Header({ menu }: { readonly menu: ReactNode }) {
  const { tenant, formats } = usePage();
  const sheetId = useId();
  const now = toLocalNow(useNow(), tenant.timeZone);
  const opening = toOpening(tenant.hours, now);
  return (
    <header className="head">
      <Logo tenant={tenant} />
      <div className="head-name">
        <h1>{tenant.name}</h1>
        <p>
          <span className={opening.open ? 'dot' : 'dot dot-closed'} aria-hidden="true" />
          <span className="head-status">{toStatus(opening, now, formats)}</span>
          <MoreBelowIcon />
        </p>
        <button
          type="button"
          className="head-about"
          aria-label={words.about(tenant.name)}
          popoverTarget={sheetId}
        />
      </div>
      {menu}
      <AboutSheet id={sheetId} />
    </header>
  );
}
