import type { Entry, Note } from '../history/history.ts';
import type { Shop } from '../world.ts';

/** Everything that is left when it is quiet, as it lies there; read without the product's own code. */
export interface Data {
  /** When it was looked at. */
  readonly at: number;
  readonly entries: readonly Entry[];
  readonly notes: readonly Note[];
  readonly shops: readonly Shop[];
  readonly claims: readonly ClaimRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly outbox: readonly OutboxRow[];
  /** What booking-core knows of how far the mirrors are. */
  readonly statuses: readonly MirrorStatusRow[];
  readonly backlogs: readonly Backlog[];
  /** What was not done, or not up, when the time for it was over. */
  readonly unsettled: readonly string[];
  /** Tables with a tenant's rows, and tenants in them that are nobody's. */
  readonly strangers: readonly Stranger[];
  /** Rows of one tenant that name what is another's. */
  readonly misplaced: readonly Misplaced[];
  /** What lies in shared state. */
  readonly cache: readonly CacheEntry[];
  readonly records: readonly LogRecord[];
  /** What there is in Kafka, whatever is thought to be there. */
  readonly cluster: { readonly topics: readonly string[]; readonly groups: readonly string[] };
  readonly groups: readonly GroupLag[];
  readonly events: readonly ShownEvent[];
  /** Of every event that ever was at Google, deleted ones too. */
  readonly eventIds: readonly EventId[];
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
  /** Of the visit; `from` and `to` are with its buffers. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly expiresAt: number | null;
  readonly endedAt: number | null;
  /** By the clock of whoever asked for it, a moment before it was there. */
  readonly createdAt: number;
  readonly appointment: string | null;
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
  readonly client: string;
  readonly claim: string;
  readonly sourceHold: string | null;
  readonly createdAt: number;
}

/** Of every service's outbox. */
export interface OutboxRow {
  readonly schema: string;
  readonly topic: string;
  readonly tenant: string;
  readonly aggregate: string;
  readonly aggregateType: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  /** When it happened, by the clock of whoever did it. */
  readonly at: number;
  readonly appointment: Snapshot | null;
  /** Who did it, and by which way. */
  readonly actor: { readonly kind: string; readonly channel: string } | null;
  /** From when it was moved. */
  readonly previousStart: string | null;
  readonly reasonCode: string | null;
  /** Until when a hold is told to last. */
  readonly expiresAt: string | null;
}

/** An appointment as events carry it, and as a client is answered it. */
export interface Snapshot {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly version: number;
  readonly start: string;
  readonly end: string;
  readonly service: { readonly id: string; readonly name: string };
  readonly resource: { readonly id: string; readonly name: string };
}

export interface MirrorStatusRow {
  readonly tenant: string;
  readonly appointment: string;
  readonly mirror: string;
  readonly state: string;
  readonly version: number;
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

export interface Misplaced {
  readonly table: string;
  readonly tenant: string;
  /** Whose the thing is that a row of the tenant names. */
  readonly owner: string;
}

export interface CacheEntry {
  readonly key: string;
  readonly text: string;
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
  /** What its value names by id, each once. */
  readonly names: readonly string[];
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
  readonly summary: string;
  readonly description: string;
}

export type EventId = Pick<ShownEvent, 'id' | 'appointment'>;

/** A row of a sheet, by the title of the column. */
export type Cells = Readonly<Record<string, unknown>>;

export interface Workbook {
  readonly tenant: string;
  readonly rows: readonly Cells[];
  readonly clients: readonly Cells[];
  readonly changes: readonly Cells[];
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
}
