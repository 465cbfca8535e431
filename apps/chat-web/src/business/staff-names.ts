import type { PublicService, PublicTenant } from '../contract.ts';

/** Who does it. A service without named resources is done by every member of staff. */
export function toStaffNames(
  service: Pick<PublicService, 'resourceIds'>,
  tenant: Pick<PublicTenant, 'resources'>,
): string[] {
  const staff = tenant.resources.filter((r) => r.kind === 'staff');
  const { resourceIds } = service;
  const chosen = resourceIds ? staff.filter((r) => resourceIds.includes(r.id)) : staff;
  return chosen.map((r) => r.name);
}
