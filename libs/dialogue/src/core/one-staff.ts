import type { Draft } from './draft.ts';

/** The one person asked for, null when it is open or several would do. */
export function oneStaff(draft: Draft): string | null {
  const { staff } = draft.state.wish;
  return staff !== 'any' && staff.length === 1 ? (staff[0] ?? null) : null;
}
