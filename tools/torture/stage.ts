import type { FakeGoogle, startFakeTwilio } from '@gomomo/fakes';
import type { History } from './history/history.ts';
import type { WatchedWorkbooks } from './look/watch-workbooks.ts';
import type { Clocks } from './stack/clocks.ts';
import type { Disks } from './stack/disks.ts';
import type { Links } from './stack/links.ts';
import type { TorturedStack } from './stack/start-stack.ts';
import type { Shop } from './world.ts';

/** All that a run has: the stack, what stands around it, and what is written down. */
export interface Stage {
  readonly stack: TorturedStack;
  readonly links: Links;
  readonly google: FakeGoogle;
  readonly shops: readonly Shop[];
  readonly history: History;
  readonly twilio: Awaited<ReturnType<typeof startFakeTwilio>>;
  readonly clocks: Clocks;
  readonly disks: Disks;
  readonly workbooks: WatchedWorkbooks;
  /** Processes of services, by name. */
  readonly replicas: readonly string[];
  readonly dataDir: string;
  readonly historyFile: string;
}
