import { parseArgs } from 'node:util';

export type Options =
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly message: string }
  | { readonly kind: 'run'; readonly replicas: number };

const replicasMax = 8;

export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        replicas: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const replicas = Number(values.replicas);
    if (Number.isInteger(replicas) && replicas >= 1 && replicas <= replicasMax) {
      return { kind: 'run', replicas };
    }
    const message = `--replicas takes a number from 1 to ${replicasMax}, not ${values.replicas}`;
    return { kind: 'bad', message };
  } catch (error) {
    return { kind: 'bad', message: error instanceof Error ? error.message : String(error) };
  }
}
