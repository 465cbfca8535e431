import type { PublicTenant } from '../contract.ts';
import { toFirstLetter } from './first-letter.ts';

export function Logo({ tenant }: { readonly tenant: PublicTenant }) {
  const { logo } = tenant.profile;
  return (
    <div className="logo" aria-hidden="true">
      {logo === undefined ? toFirstLetter(tenant.name) : <img src={logo} alt="" />}
    </div>
  );
}
