export interface BenchOptions {
  /** CPU ratios on one connection only: noise hardly reaches them, and it takes a minute. */
  readonly short: boolean;
  /** Ends with 1 when a bar is missed or could not be measured. */
  readonly check: boolean;
  /** Writes docs/performance.md. */
  readonly write: boolean;
  readonly rounds: number;
}

export const help = `npm run bench -- booking [--short] [--check] [--write] [--rounds=5]

Measures what booking costs beside lean functions with the same guards, on the same server and in the
same run: Postgres and Node CPU of single calls, rates under eight clients, reads, and a stampede.

  --short     CPU ratios on one connection only (A, C, D, E); about a minute, hardly touched by noise
  --check     ends with 1 when a bar is worse than "ship" or could not be measured (not with --short)
  --write     writes the tables into docs/performance.md (not with --short)
  --rounds=n  rounds of interleaved pairs, at least 5

The rates want pgbench (apt-get install postgresql); CPU figures want Linux.
`;

/** @returns what is wrong with the arguments, as a text */
export function parseOptions(args: readonly string[]): BenchOptions | string {
  const known = /^--(short|check|write|rounds=\d+)$/;
  const unknown = args.find((arg) => !known.test(arg));
  if (unknown !== undefined) return `what is ${unknown}?\n\n${help}`;
  const has = (name: string) => args.includes(`--${name}`);
  const given = args.find((arg) => arg.startsWith('--rounds='))?.slice('--rounds='.length);
  const rounds = Number(given ?? 5);
  if (rounds < 5) return 'medians want at least 5 rounds';
  if (has('short') && (has('check') || has('write'))) {
    return '--short does not measure every bar, so it neither checks nor writes';
  }
  return { short: has('short'), check: has('check'), write: has('write'), rounds };
}
