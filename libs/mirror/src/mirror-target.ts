import type { DriftKind, EventAppointment, Pii, PublicTenant } from '@gomomo/contracts';
import type { Tx } from '@gomomo/postgres';

/** An appointment as the mirror knows it. */
export interface MirroredAppointment {
  readonly tenantId: string;
  readonly version: number;
  readonly appointment: EventAppointment;
  /** Null: the client was erased. */
  readonly pii: Pii | null;
}

/** What became of an attempt. A throw counts as `failed`, of an aborted signal as `away`. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Nothing goes there any more, e.g. somebody has just disconnected it: nobody is told anything. */
  | { readonly kind: 'unwanted' }
  /** This one alone, and trying again is pointless: dead at once. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** This one alone, perhaps later: tried again ever later, dead after 12 attempts. */
  | { readonly kind: 'failed'; readonly reason: string; readonly waitMs?: number }
  /** All of the tenant's: down, slow, over its rate, locked. All waits, at least that long; no attempt is lost. */
  | { readonly kind: 'away'; readonly reason: string; readonly waitMs?: number }
  /** All of the tenant's, until somebody has done something and calls `resume`. */
  | { readonly kind: 'held'; readonly reason: string };

export interface Drift {
  readonly kind: DriftKind;
  readonly appointmentId: string;
  /** The target's own name of the thing; empty: there is none. */
  readonly ref: string;
  /** Names of what differs; nothing personal. */
  readonly detail: string | null;
}

/** A live thing of ours in the target. */
export interface Observed {
  readonly appointmentId: string;
  readonly ref: string;
  /** Names of what differs from how it should be, nothing personal; undefined: nothing does. */
  differsFrom(appointment: MirroredAppointment): string | undefined;
}

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** What a look at a target that is made anew as a whole has found. */
export interface TenantLook {
  /** Left out: it cannot be told what is in it, since it is gone or somebody else's. */
  readonly things?: readonly Observed[];
  /** It is not what was written, whatever the things in it say; left out: it is. */
  readonly whole?: {
    readonly kind: Extract<DriftKind, 'missing' | 'changed'>;
    readonly ref: string;
    readonly detail: string;
  };
}

interface AnyTarget<Look> {
  /** Whether there should be anything of it in the target now. */
  expects(appointment: MirroredAppointment): boolean;
  /**
   * All live things of ours between two instants, for the report of what differs; undefined: it cannot
   * be looked at now. What it throws puts the look off.
   */
  observe(tenantId: string, window: Window, signal: AbortSignal): Promise<Look | undefined>;
  /** The tenant is no more: what is kept of it goes, here and there. Repeated until it is done. */
  erase(tenantId: string, signal: AbortSignal): Promise<Outcome>;
}

export interface AppointmentTask {
  readonly tenantId: string;
  readonly appointmentId: string;
  /** Its newest version; undefined: nothing of it may be in the target. */
  readonly appointment: MirroredAppointment | undefined;
  readonly tenant: PublicTenant | undefined;
  /** What the last look has found of it, e.g. copies to be removed. */
  readonly drift: readonly Drift[];
}

/** A target that takes appointments one by one, e.g. a calendar. */
export interface AppointmentTarget extends AnyTarget<readonly Observed[]> {
  readonly grain: 'appointment';
  /**
   * What is done one after the other, e.g. an account; undefined: it goes nowhere, so nothing is done
   * and nobody is told. In the transaction that takes the news.
   */
  laneOf(tx: Tx, tenantId: string): Promise<string | undefined>;
  /** Brings the target to that state, whatever it is in: the same may come again after a crash. */
  apply(task: AppointmentTask, signal: AbortSignal): Promise<Outcome>;
  /** Whether that change of a tenant shows in its appointments: then all that are to come are done again. */
  dependsOn?(before: PublicTenant | undefined, after: PublicTenant): boolean;
}

/** An appointment whose client was erased. */
export interface ErasedAppointment {
  readonly appointmentId: string;
  readonly clientId: string;
  /** Nothing else is known of that client either. */
  readonly isClientGone: boolean;
}

/** All that is known of a tenant, at one moment. */
export interface TenantPicture {
  /** Rises with every change of anything of the tenant. */
  readonly sequence: number;
  readonly tenant: PublicTenant | undefined;
  /**
   * All of them, by start: each page a JSON array of MirroredAppointment in UTF-8. They are many, so nothing
   * here reads them; whoever does so can do it on a thread of its own.
   */
  readonly appointmentPages: Uint8Array[];
  readonly erased: readonly ErasedAppointment[];
}

export interface TenantTask {
  readonly tenantId: string;
  /**
   * Reads the picture, and in the same transaction (repeatable read) what the target has of its own. What
   * was in the one that was read last is told of as synced once the attempt is done.
   */
  read<Result>(work: (tx: Tx, picture: TenantPicture) => Promise<Result> | Result): Promise<Result>;
}

/** A target that is made anew as a whole, e.g. a workbook. */
export interface TenantTarget extends AnyTarget<TenantLook> {
  readonly grain: 'tenant';
  /** Made anew so long after the last change, at the latest so long after the first; after an erasure at once. */
  readonly quietMs: number;
  readonly latestMs: number;
  /** As of an appointment target, of all of the tenant's. */
  laneOf(tx: Tx, tenantId: string): Promise<string | undefined>;
  apply(task: TenantTask, signal: AbortSignal): Promise<Outcome>;
}

export type MirrorTarget = AppointmentTarget | TenantTarget;
