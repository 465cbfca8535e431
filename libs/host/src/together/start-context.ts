import type { ProductSettings } from '@gomomo/config';
import type { Teardown } from '../teardown.ts';
import type { Embedded, Secrets } from './embedded.ts';

/** What the parts below the apps are opened with. */
export interface StartContext {
  readonly embedded: Embedded;
  readonly settings: ProductSettings;
  readonly dataDir: string;
  /** The apps that own a schema. */
  readonly owners: readonly string[];
  /** Undefined in production, where nothing is made up. */
  readonly secrets: Secrets | undefined;
  readonly searchPath: string | undefined;
  readonly teardown: Teardown;
  readonly say: (text: string) => void;
  /** Something without which the product cannot go on is lost: it stops, exit code 1. */
  readonly onLost: (error: unknown) => void;
}

/** A server that starts at the same time as this process is waited for. */
export const patienceMs = 15_000;
