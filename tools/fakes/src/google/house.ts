import type { Account } from './account.ts';
import type { Calendar } from './calendar/calendar.ts';
import type { Faults, Kind } from './fault.ts';
import type { Grants } from './oauth/grants.ts';
import type { IdTokens } from './oauth/id-token.ts';

export interface FakeGoogleOptions {
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Where a person is sent back to, to the letter; the product's own on port 3000 unless it says so. */
  readonly redirectUris?: readonly string[];
  /** The zone of all calendars. */
  readonly timeZone?: string;
  /** How long an access token lives. */
  readonly tokenSeconds?: number;
  readonly now?: () => number;
  /** Told of each change of an event and of each connection: one line. */
  readonly log?: (line: string) => void;
}

/** One request as a spec looks at it. */
export interface Seen {
  readonly kind: Kind;
  readonly calendarId?: string;
  /** Null: nothing was answered. */
  readonly status: number | null;
  /** When it came and when it was answered, by `performance.now()`. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that a fake Google holds. */
export interface House {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  readonly accounts: readonly Account[];
  readonly calendars: readonly Calendar[];
  readonly grants: Grants;
  readonly idTokens: IdTokens;
  readonly tokenSeconds: number;
  readonly faults: Faults;
  readonly seen: Seen[];
  /** Why requests were refused without being told to: the client's own mistakes. */
  readonly refused: string[];
  readonly log: (line: string) => void;
  /** Milliseconds, by Google's clock. */
  readonly now: () => number;
}
