import type { ProductSettings } from '@gomomo/config';
import type { HostOptions, Service } from '@gomomo/service';
import type { Logger } from '@gomomo/telemetry';
import type { Databases } from './databases.ts';
import type { Redis } from './redis.ts';
import type { Secrets } from './secrets.ts';
import type { Teardown } from './teardown.ts';

/** What the host hands to whoever makes the services. */
export interface Ground {
  settings: ProductSettings;
  dataDir: string;
  databases: Databases;
  /** Undefined: shared state lives in PostgreSQL. */
  redis: Redis | undefined;
  /** Undefined in production, where every secret is in the settings. */
  secrets: Secrets | undefined;
  /** Where this process serves, as its own services reach it. */
  url: string;
  port: number;
  logger: Logger;
  teardown: Teardown;
  say: (text: string) => void;
  /** Something without which the product cannot go on is lost: it stops, exit code 1. */
  onLost: (error: unknown) => void;
}

export interface Assembly {
  services: readonly Service[];
  /** Runs beside them and is not shown. */
  upkeep: Service;
  /** Lines for a person, printed before the ready line. */
  summary: readonly string[];
  /** Whether a caller may see the detail of health in production. */
  isTrusted: HostOptions['isTrusted'];
}
