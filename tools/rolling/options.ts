import { readArguments, type Bad, type Help } from '../command-line.ts';
import type { Size } from './load.ts';

export const help = `npm run rolling [-- options]: restarts every replica of the product under load.

It starts the stack (npm run stack: Kafka, Redis and PostgreSQL of its own, a Google of this machine), lets people
book, move and cancel by the API, talk in the chat and call by phone, and meanwhile asks one replica after the other
to end (SIGTERM), each when the one before it is back. Nothing may fail: no request, no turn, no call. Afterwards
every event must be in Kafka in the order of its key, and every appointment in calendar and workbook as it is
booked. It needs what npm run stack needs. The exit code is 1 where anything was lost.

  --replicas N  of every service, 2 to 4 (2)
  --rounds N    how often all of them are restarted, 1 to 100 (1)
  --bookers N   who book by the API at once, 1 to 50 (6)
  --chats N     who talk over REST at once (4)
  --calls N     who call at once, at most 10 (4)
  --windows N   chats that are open by socket or by polling (40)
  --help        this
`;

/** What is to be done. */
export interface Drive {
  readonly replicas: number;
  readonly rounds: number;
  readonly size: Size;
}

export type Options = Help | Bad | ({ readonly kind: 'drive' } & Drive);

const bounds = {
  replicas: { from: 2, to: 4, usual: 2 },
  rounds: { from: 1, to: 100, usual: 1 },
  bookers: { from: 1, to: 50, usual: 6 },
  chats: { from: 0, to: 100, usual: 4 },
  calls: { from: 0, to: 10, usual: 4 },
  windows: { from: 1, to: 1000, usual: 40 },
} as const;
type Name = keyof typeof bounds;
const names = Object.keys(bounds) as readonly Name[];

export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const options = Object.fromEntries(names.map((name) => [name, text]));
  return readArguments(args, { options }, (values): Options => {
    const given = values as Partial<Record<Name, string>>;
    const numbers = Object.fromEntries(
      names.map((name) => [name, toNumber(name, given[name])]),
    ) as Record<Name, number>;
    const { replicas, rounds, ...size } = numbers;
    return { kind: 'drive', replicas, rounds, size };
  });
}

function toNumber(name: Name, text: string | undefined): number {
  const { from, to, usual } = bounds[name];
  const number = text === undefined ? usual : Number(text);
  if (Number.isInteger(number) && number >= from && number <= to) return number;
  throw new Error(`--${name} is ${from} to ${to}, not ${text}`);
}
