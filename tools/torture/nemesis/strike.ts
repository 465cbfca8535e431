import type { FakeGoogle } from '@gomomo/fakes';
import type { Links } from '../stack/links.ts';
import type { TorturedStack } from '../stack/start-stack.ts';
import { askedForTrouble } from './asked-for-trouble.ts';
import type { Disk, Fault } from './fault.ts';
import { killBackend, pausePostgres } from './postgres.ts';
import { send, whenThere } from './send.ts';

export interface Victims {
  readonly stack: Pick<TorturedStack, 'pidOf'>;
  readonly links: Pick<Links, 'turn' | 'hasStruck'>;
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
  /** Where that is not known at once: whether it has by now. */
  readonly hasStruck?: () => boolean;
  /** What undoes it, where something does. */
  readonly undo?: Undo;
}

/** Does it; answers once it has taken effect, or may. @throws Error when it cannot, or when `over` is told first */
export async function strike(fault: Fault, victims: Victims, over: AbortSignal): Promise<Struck> {
  const { links, google } = victims;
  switch (fault.kind) {
    case 'google':
      return { fault: { ...fault, rules: await askedForTrouble(google, fault.rules, over) } };
    case 'link':
      links.turn(fault.link, fault.how);
      return {
        ...{ fault, hasStruck: () => links.hasStruck(fault.link) },
        undo: () => links.turn(fault.link, undefined),
      };
    case 'revoke':
      google.revoke('owner@bloom.example');
      return { fault, undo: () => victims.reconnect() };
    case 'clock':
      await hit(victims.stack, fault.part, (pid) => send(pid, 0));
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

/** A process that lives. @throws Error when there is none for a while */
const hit = <Hit>(
  stack: Victims['stack'],
  part: string,
  act: (pid: number) => Hit | false | undefined,
): Promise<Hit> =>
  whenThere(`process of ${part}`, () => {
    const pid = stack.pidOf(part);
    return pid === undefined ? undefined : act(pid) || undefined;
  });

async function strikeProcess(fault: ProcessFault, { stack }: Victims): Promise<Undo | undefined> {
  const signal = (part: string, name: NodeJS.Signals): Promise<number> =>
    hit(stack, part, (pid) => send(pid, name) && pid);
  switch (fault.kind) {
    case 'kill':
      await signal(fault.part, 'SIGKILL');
      return undefined;
    case 'pause': {
      if (fault.part === 'postgres') return hit(stack, 'postgres', pausePostgres);
      const pid = await signal(fault.part, 'SIGSTOP');
      return () => void send(pid, 'SIGCONT');
    }
    case 'stop-postgres': // as `pg_ctl stop -m immediate` does
      await signal('postgres', 'SIGQUIT');
      return undefined;
    case 'kill-backend':
      await hit(stack, 'postgres', killBackend);
      return undefined;
  }
}
