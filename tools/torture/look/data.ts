import type { Entry, Note } from '../history/history.ts';
import type { Shop } from '../world.ts';

/** Everything that is left when it is quiet, as it lies there; read without the product's own code. */
export interface Data {
  readonly entries: readonly Entry[];
  readonly notes: readonly Note[];
  readonly shops: readonly Shop[];
  readonly claims: readonly ClaimRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly outbox: readonly OutboxRow[];
  readonly backlogs: readonly Backlog[];
  /** Tables with a tenant's rows, and tenants in them that are nobody's. */
  readonly strangers: readonly Stranger[];
  readonly records: readonly LogRecord[];
  readonly groups: readonly GroupLag[];
  readonly events: readonly ShownEvent[];
  readonly workbooks: readonly Workbook[];
  /** Openings of a workbook, all through the run, that did not find a whole one. */
  readonly torn: readonly string[];
  readonly conversations: readonly Conversation[];
  /** What a replay of everything changed; undefined: there was none. */
  readonly replay: readonly string[] | undefined;
}

export interface ClaimRow {
  readonly tenant: string;
  readonly id: string;
  readonly resource: string;
  readonly state: string;
  readonly from: number;
  readonly to: number;
  readonly expiresAt: number | null;
}

export interface AppointmentRow {
  readonly tenant: string;
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly service: string;
  readonly resource: string;
  readonly start: number;
  readonly end: number;
  readonly notes: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly channel: string;
}

export interface OutboxRow {
  readonly tenant: string;
  readonly aggregate: string;
  readonly aggregateType: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly appointment: Snapshot | null;
}

export interface Snapshot {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly start: string;
  readonly resource: { readonly id: string };
}

/** What a service has not done yet. */
export interface Backlog {
  readonly schema: string;
  readonly unpublished: number;
  readonly parked: number;
  readonly waiting: number;
  readonly dead: number;
}

export interface Stranger {
  readonly table: string;
  readonly tenant: string;
}

export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly tenant: string;
  /** Of key, value and headers. */
  readonly hash: string;
}

export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly lag: number;
}

/** A live event at Google. */
export interface ShownEvent {
  readonly calendar: string;
  readonly id: string;
  readonly tenant: string;
  readonly appointment: string;
  readonly version: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Workbook {
  readonly tenant: string;
  /** By the title of the column. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface Conversation {
  readonly sessionId: string;
  readonly tenant: string;
  readonly messages: readonly ConversationMessage[];
}

export interface ConversationMessage {
  readonly role: string;
  readonly id: string;
  readonly text: string;
  readonly card?: Readonly<Record<string, unknown>>;
  readonly appointment?: {
    readonly id: string;
    readonly start: string;
    readonly resource: { readonly id: string };
  };
}
