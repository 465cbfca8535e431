/**
 * Why a start cannot be had, in the order in which the reasons are tested; the first that holds is
 * the answer. Up to `limit` a rule says no, from `busy` on another claim does.
 *
 * - `past` before now · `notice` before now + notice · `horizon` after the last bookable date or
 *   outside the service's own dates
 * - `closed` the visit does not fit into one opening window · `off-grid` it fits, but is no whole
 *   number of steps after the window's start
 * - `limit` a count or minutes of that day or week are used up
 * - `busy` meets an appointment or a block · `held` meets somebody's live hold · `buffer` meets
 *   none, but leaves too little room to one
 */
export const refusalReasons = [
  'past',
  'notice',
  'horizon',
  'closed',
  'off-grid',
  'limit',
  'busy',
  'held',
  'buffer',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];
