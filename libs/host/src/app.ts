import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { MigrateOptions, Pool } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { z } from 'zod';

/** What a host has opened for an app. Whoever opened it closes it, after the app's service stopped. */
export interface Ground<Settings = unknown> {
  readonly settings: Settings;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly state: SharedState;
  readonly bus: EventBus;
  /** Names this process among the app's replicas; the same after a restart. */
  readonly holder: string;
}

/** For an app that owns a schema: migrated, and a pool as the role of the app's own name. */
export interface SchemaGround<Settings = unknown> extends Ground<Settings> {
  readonly pool: Pool;
  /** Of replicas of the same database, as the same role; for an app that reads DATABASE_READ_URL. */
  readonly readPool?: Pool | undefined;
}

/** A schema and all that `migrate` of @gomomo/postgres wants to know of it. */
export type Migrations = Omit<MigrateOptions, 'connectionString'>;

interface AppBase<Schema extends z.ZodObject> {
  /** That of its folder in `apps/`, of its service and of its image. */
  readonly name: string;
  /**
   * What it reads from the environment by itself, with `.required()` for what it cannot do without.
   * Where it listens and how it reaches servers is every app's and belongs to the host.
   */
  readonly settings: Schema;
}

/** An app without a database of its own. */
export interface App<Schema extends z.ZodObject = z.ZodObject> extends AppBase<Schema> {
  readonly migrations?: undefined;
  /** Opens no port, reads no environment, starts no timer. */
  create(ground: Ground<z.infer<Schema>>): Service;
}

/** An app that owns a schema. */
export interface SchemaApp<Schema extends z.ZodObject = z.ZodObject> extends AppBase<Schema> {
  readonly migrations: Migrations;
  /** Opens no port, reads no environment, starts no timer. */
  create(ground: SchemaGround<z.infer<Schema>>): Service;
}

export type AnyApp = App | SchemaApp;

/** The login role of an app with a schema: `booking-core` is `booking_core` to PostgreSQL. */
export const roleOf = (name: string): string => name.replaceAll('-', '_');
