import type { FakeGoogle } from '@gomomo/fakes';
import type { Links } from '../stack/links.ts';
import type { TorturedStack } from '../stack/start-stack.ts';
import { askedForTrouble } from './asked-for-trouble.ts';
import type { Disk, Fault } from './fault.ts';
import { killBackend, pausePostgres } from './postgres.ts';
import { send, whenThere } from './send.ts';

export interface Victims {
  readonly stack: Pick<TorturedStack, 'pidOf'>;
  readonly links: Pick<Links, 'turn'>;
  readonly google: Pick<FakeGoogle, 'fault' | 'left' | 'revoke'>;
  /** The owner connects again whom Google has disconnected. */
  reconnect(): Promise<void>;
  turnClock(part: string, seconds: number): void;
  fill(disk: Disk, isFull: boolean): void;
}

type Undo = () => void | Promise<void>;

export interface Struck {
  /** What of the fault has taken effect. */
  readonly fault: Fault;
  /** What undoes it, where something does. */
  readonly undo?: Undo;
}

/** Does it; answers once it has taken effect. @throws Error when it cannot, or when `over` is told first */
export async function strike(fault: Fault, victims: Victims, over: AbortSignal): Promise<Struck> {
  const { links, google } = victims;
  switch (fault.kind) {
    case 'google':
      return { fault: { ...fault, rules: await askedForTrouble(google, fault.rules, over) } };
    case 'link':
      links.turn(fault.link, fault.how);
      return { fault, undo: () => links.turn(fault.link, undefined) };
    case 'revoke':
      google.revoke('owner@bloom.example');
      return { fault, undo: () => victims.reconnect() };
    case 'clock':
      victims.turnClock(fault.part, fault.seconds);
      return { fault, undo: () => victims.turnClock(fault.part, 0) };
    case 'disk':
      victims.fill(fault.folder, true);
      return { fault, undo: () => victims.fill(fault.folder, false) };
    default: {
      const undo = await strikeProcess(fault, victims);
      return undo === undefined ? { fault } : { fault, undo };
    }
  }
}

type ProcessFault = Extract<
  Fault,
  { readonly kind: 'kill' | 'pause' | 'stop-postgres' | 'kill-backend' }
>;

async function strikeProcess(fault: ProcessFault, { stack }: Victims): Promise<Undo | undefined> {
  const hit = <Hit>(part: string, act: (pid: number) => Hit | undefined): Promise<Hit> =>
    whenThere(`process of ${part}`, () => {
      const pid = stack.pidOf(part);
      return pid === undefined ? undefined : act(pid);
    });
  const signal = (part: string, name: NodeJS.Signals): Promise<number> =>
    hit(part, (pid) => (send(pid, name) ? pid : undefined));
  switch (fault.kind) {
    case 'kill':
      await signal(fault.part, 'SIGKILL');
      return undefined;
    case 'pause': {
      if (fault.part === 'postgres') return hit('postgres', pausePostgres);
      const pid = await signal(fault.part, 'SIGSTOP');
      return () => void send(pid, 'SIGCONT');
    }
    case 'stop-postgres': // as `pg_ctl stop -m immediate` does
      await signal('postgres', 'SIGQUIT');
      return undefined;
    case 'kill-backend':
      await hit('postgres', killBackend);
      return undefined;
  }
}
