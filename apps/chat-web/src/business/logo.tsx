import type { PublicTenant } from '../contract.ts';

const firstLetter = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? '';

export function Logo({ tenant }: { readonly tenant: PublicTenant }) {
  const { logo } = tenant.profile;
  return (
    <div className="logo" aria-hidden="true">
      {logo === undefined ? firstLetter(tenant.name) : <img src={logo} alt="" />}
    </div>
  );
}
