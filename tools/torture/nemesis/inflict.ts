import { readGoogleFault, type FakeGoogle } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import type { Links } from '../stack/links.ts';
import type { TorturedStack } from '../stack/start-stack.ts';
import type { Disk, Fault } from './fault.ts';
import { killBackend, stopPostgres } from './postgres.ts';
import { send } from './send.ts';

export interface Victims {
  readonly stack: TorturedStack;
  readonly links: Links;
  readonly google: FakeGoogle;
  /** The owner connects again whom Google has disconnected. */
  reconnect(): Promise<void>;
  turnClock(part: string, seconds: number): void;
  fill(disk: Disk, isFull: boolean): void;
}

/** Does it, and undoes it after its time. */
export async function inflict(fault: Fault, victims: Victims): Promise<void> {
  const undo = strike(fault, victims);
  if (!('forMs' in fault)) return;
  await pause(fault.forMs);
  await undo?.();
}

type Undo = () => void | Promise<void>;

/** What undoes it, where something does. */
function strike(fault: Fault, victims: Victims): Undo | undefined {
  const { stack, links, google } = victims;
  switch (fault.kind) {
    case 'kill':
      signal(stack, fault.part, 'SIGKILL');
      return undefined;
    case 'pause': {
      const pid = signal(stack, fault.part, 'SIGSTOP');
      return pid === undefined ? undefined : () => send(pid, 'SIGCONT');
    }
    case 'stop-postgres':
      return stopPostgres(stack.dataDir);
    case 'kill-backend':
      return killBackend(stack.dataDir);
    case 'link':
      links.turn(fault.link, fault.how);
      return () => links.turn(fault.link, undefined);
    case 'google':
      google.fault(readGoogleFault(fault.rule));
      return undefined;
    case 'revoke':
      google.revoke('owner@bloom.example');
      return () => victims.reconnect();
    case 'clock':
      victims.turnClock(fault.part, fault.seconds);
      return () => victims.turnClock(fault.part, 0);
    case 'disk':
      victims.fill(fault.folder, true);
      return () => victims.fill(fault.folder, false);
  }
}

function signal(stack: TorturedStack, part: string, name: NodeJS.Signals): number | undefined {
  const pid = stack.pidOf(part);
  if (pid !== undefined) send(pid, name);
  return pid;
}
