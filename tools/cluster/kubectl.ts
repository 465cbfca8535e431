import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { outputOf, runProgram, type Ended } from './run-program.ts';

/** kubectl with the login of one cluster. */
export interface Kubectl {
  /** @throws Error with what it said where it fails */
  read(...args: string[]): Promise<string>;
  /** Whatever it ends with. */
  run(args: readonly string[], input?: string): Promise<Ended>;
  /** A list of a kind, as objects. */
  list<Item>(kind: string, namespace?: string): Promise<Item[]>;
  /** Each line of a command that goes on until it is stopped. */
  watch(args: readonly string[], onLine: (line: string) => void): () => void;
}

export function createKubectl(config: string): Kubectl {
  const env = { KUBECONFIG: config };
  const read = (...args: string[]): Promise<string> => outputOf('kubectl', args, { env });
  return {
    read,
    run: (args, input) =>
      runProgram('kubectl', args, { env, ...(input === undefined ? {} : { input }) }),
    async list<Item>(kind: string, namespace?: string) {
      const place = namespace === undefined ? [] : ['--namespace', namespace];
      const text = await read('get', kind, ...place, '--output', 'json');
      return (JSON.parse(text) as { items: Item[] }).items;
    },
    watch(args, onLine) {
      const child = spawn('kubectl', args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      createInterface(child.stdout).on('line', onLine);
      return () => child.kill('SIGTERM');
    },
  };
}

/** What a server warned about, one line each. */
export const warningsOf = ({ stderr }: Ended): string[] =>
  stderr.split('\n').filter((line) => line.startsWith('Warning:'));
