/** What Google does at once: each rule strikes the next request of its kind, as the fake of Google reads it. */
export type GoogleFault = readonly string[];

/** Those that matter most: a run of any length meets them before the others. */
export const firstGoogleFaults: readonly GoogleFault[] = [
  ['lostx1/insert', 'lostx1/patch', 'lostx1/delete'],
  ['latex1/insert', 'latex1/patch', 'latex1/delete'],
  ['rateLimitExceededx1', '429=1x1', '500x1', '503x1'],
  // Only who is told that the token is no good asks for a new one.
  ['503x1/refresh', '401x1'],
];

export const googleFaults: readonly GoogleFault[] = [
  ...firstGoogleFaults,
  ...[['resetx3'], ['slow=400x10'], ['403x1/insert'], ['409x1/insert'], ['412x1/patch']],
  ...[['userRateLimitExceededx3'], ['503x3'], ['rotatex1/refresh', '401x1']],
];
