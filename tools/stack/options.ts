import { readArguments, type Bad, type Help } from '../command-line.ts';

export type Options = Help | Bad | { readonly kind: 'run'; readonly replicas: number };

const replicasMax = 8;

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        replicas: { type: 'string', default: '1' },
      },
    },
    (values): Options => {
      const replicas = Number(values.replicas);
      if (Number.isInteger(replicas) && replicas >= 1 && replicas <= replicasMax) {
        return { kind: 'run', replicas };
      }
      const message = `--replicas takes a number from 1 to ${replicasMax}, not ${values.replicas}`;
      return { kind: 'bad', message };
    },
  );
}
