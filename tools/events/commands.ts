import { isUuid, topicNames, topics } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import type { BusOperations, GroupLag, GroupRef, OutboxOperations } from '@gomomo/messaging';
import { confirm } from './confirm.ts';
import type { ServiceOutbox } from './outboxes.ts';
import type { Places } from './places.ts';

export interface CommandOptions {
  readonly args: readonly string[];
  readonly to: string | undefined;
  readonly yes: boolean;
  readonly values: boolean;
  readonly limit: number;
  print(line: string): void;
}

type Command = (places: Places, options: CommandOptions) => Promise<void>;

async function withBus<Result>(places: Places, work: (bus: BusOperations) => Promise<Result>) {
  const bus = places.openBus();
  try {
    return await work(bus);
  } finally {
    await bus.close();
  }
}

async function withOutboxes<Result>(
  places: Places,
  work: (outboxes: readonly ServiceOutbox[]) => Promise<Result>,
) {
  const outboxes = places.openOutboxes();
  try {
    return await work(await outboxes.find());
  } finally {
    await outboxes.close();
  }
}

/** Changes an aggregate's events wherever it has some. Answers how many in all. */
const changeEverywhere = (
  places: Places,
  { print }: CommandOptions,
  { change, done }: { change(outbox: OutboxOperations): Promise<number>; done: string },
): Promise<number> =>
  withOutboxes(places, async (outboxes) => {
    let all = 0;
    for (const { schema, operations } of outboxes) {
      const events = await change(operations);
      if (events > 0) print(`${schema}: ${events} events ${done}`);
      all += events;
    }
    return all;
  });

function usage(message: string): AppError {
  return new AppError('usage', `${message}. See --help.`);
}

const knownGroups = topicNames.flatMap((topic) =>
  topics[topic].groups.map((group) => ({ topic, group })),
);

/** Only our own groups: a typing error would otherwise make a group that nobody reads. */
function toGroup([group, topic]: readonly string[]): GroupRef {
  const known = knownGroups.find((one) => one.group === group && one.topic === topic);
  if (known !== undefined) return known;
  const list = knownGroups.map((one) => `${one.group} ${one.topic}`).join(', ');
  throw usage(`Say a group and its topic, one of: ${list}`);
}

function toId([id]: readonly string[]): string {
  if (id !== undefined && isUuid(id)) return id;
  throw usage('Say the id (a UUID) of an appointment, hold or tenant');
}

function toTime(to: string | undefined): Date | 'beginning' {
  if (to === 'beginning') return to;
  const isInstant = to !== undefined && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(to);
  if (isInstant && !Number.isNaN(Date.parse(to))) return new Date(to);
  throw usage('--to takes "beginning" or an instant with its offset, 2026-11-22T09:00:00Z');
}

const row = (...cells: readonly (string | number)[]) =>
  cells
    .map((cell) => String(cell).padEnd(24))
    .join(' ')
    .trimEnd();

/** Where the records are, and with which one each partition goes on: the one that may hold it. */
const toPartitions = ({ partitions }: GroupLag): string =>
  partitions
    .filter(({ records }) => records > 0)
    .map(({ partition, position, records }) => `${partition}: ${records} from ${position}`)
    .join(', ');

export const commands: Readonly<Record<string, Command>> = {
  lag: (places, { print }) =>
    withBus(places, async (bus) => {
      print(row('group', 'topic', 'records', 'partition: records from offset'));
      for (const ref of knownGroups) {
        const lag = await bus.lagOf(ref);
        print(row(ref.group, ref.topic, lag.records, toPartitions(lag)));
      }
    }),
  replay: async (places, { args, to, yes, print }) => {
    const ref = toGroup(args);
    const time = toTime(to);
    const from = time === 'beginning' ? 'the beginning' : time.toISOString();
    await confirm(`Shall ${ref.group} read ${ref.topic} again from ${from}?`, yes);
    const records = await withBus(places, (bus) => bus.replay(ref, time));
    print(`${ref.group} will read ${records} records when its service starts`);
  },
  rebuild: async (places, options) => {
    const id = toId(options.args);
    await confirm(`Shall every event of ${id} be sent once more?`, options.yes);
    const events = await changeEverywhere(places, options, {
      change: (outbox) => outbox.resend(id),
      done: 'are sent again',
    });
    if (events > 0) return;
    options.print(
      'No outbox has anything of it (any more): replay the groups of booking.state.v1 instead.',
    );
  },
  'dead-letters': (places, { args, limit, values, print }) =>
    withBus(places, async (bus) => {
      const letters = await bus.listDeadLetters(toGroup(args), limit);
      for (const { key, headers, value } of letters) {
        const data = values ? { value: value?.toString('utf8') ?? null } : {};
        print(JSON.stringify({ key, headers, bytes: value?.length ?? 0, ...data }));
      }
      if (letters.length === 0) print('none');
    }),
  redrive: async (places, { args, yes, print }) => {
    const ref = toGroup(args);
    await confirm(`Shall the dead letters of ${ref.group} be published again?`, yes);
    print(`${await withBus(places, (bus) => bus.redrive(ref))} records are published again`);
  },
  parked: (places, { limit, print }) =>
    withOutboxes(places, async (outboxes) => {
      let left = limit;
      for (const { schema, operations } of outboxes) {
        const parked = left > 0 ? await operations.listParked(left) : [];
        for (const event of parked) print(JSON.stringify({ schema, ...event }));
        left -= parked.length;
      }
      if (left === limit) print('none');
    }),
  unpark: async (places, options) => {
    const id = toId(options.args);
    await confirm(`Shall the relay try the events of ${id} again?`, options.yes);
    const events = await changeEverywhere(places, options, {
      change: (outbox) => outbox.unpark(id),
      done: 'are tried again, and those that waited behind them',
    });
    if (events === 0) options.print('nothing of it is parked');
  },
};
