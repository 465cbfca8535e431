export interface BenchOptions {
  /** Less of everything, about a minute a bench: to see that it works, or what noise hardly reaches. */
  readonly short: boolean;
  /** Ends with 1 when a bar is missed or could not be measured. */
  readonly check: boolean;
  /** Writes docs/performance.md. */
  readonly write: boolean;
  readonly rounds: number;
}

export interface Asked extends BenchOptions {
  readonly kind: 'run';
  readonly names: readonly string[];
}

export type Options =
  { readonly kind: 'help' } | { readonly kind: 'bad'; readonly message: string } | Asked;

const bad = (message: string): Options => ({ kind: 'bad', message });

export function readOptions(args: readonly string[], known: readonly string[]): Options {
  if (args.includes('--help')) return { kind: 'help' };
  const unknown = args.find(
    (arg) => !known.includes(arg) && !/^--(short|check|write|rounds=\d+)$/.test(arg),
  );
  if (unknown !== undefined) return bad(`there is no ${unknown}`);
  const has = (name: string) => args.includes(`--${name}`);
  const given = args.find((arg) => arg.startsWith('--rounds='))?.slice('--rounds='.length);
  const rounds = Number(given ?? 5);
  if (rounds < 5) return bad('medians want at least 5 rounds');
  if (has('short') && (has('check') || has('write'))) {
    return bad('--short does not measure all of it, so it neither checks nor writes');
  }
  const named = args.filter((arg) => !arg.startsWith('--'));
  return {
    ...{ kind: 'run', names: named.length === 0 ? known : named },
    ...{ short: has('short'), check: has('check'), write: has('write') },
    rounds: has('short') ? 1 : rounds,
  };
}

/** What each bench measures is its own to tell, by name. */
export function toHelp(titles: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(titles).map((name) => name.length));
  const list = Object.entries(titles).map(([name, title]) => `  ${name.padEnd(width)}  ${title}`);
  return `npm run bench -- [NAME …] [--short] [--check] [--write] [--rounds=5]

Measures the product and its baseline in one run, medians over rounds; all of it if none is named. Machines are
noisy: quote ratios of one run, and look at the load that is printed.

${list.join('\n')}

  --short     less of everything, about a minute each; of booking only what noise hardly reaches
  --check     ends with 1 when a bar is worse than "ship" or could not be measured (not with --short)
  --write     writes tables and plots into docs/performance.md (not with --short)
  --rounds=n  rounds of interleaved pairs, at least 5

Rates of booking want pgbench (apt-get install postgresql), CPU figures Linux, and what is measured on
npm run stack wants Kafka and Redis.
`;
}
