import type { Business } from './business.ts';
import type { Call } from './call.ts';

/** One webhook of a call: which call, from and to whom. */
export interface Line {
  readonly callSid: string;
  readonly from: string;
  /** The number that was called; it picks the business. */
  readonly called: string;
  /** The public address that the webhook came to. */
  readonly baseUrl: string;
}

/** A call and whose it is. */
export interface Connected {
  readonly line: Line;
  readonly call: Call;
  readonly business: Business;
}
