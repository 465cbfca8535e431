import { readArguments, type Bad, type Help } from '../command-line.ts';

export const help = `usage: npm run ship-readiness -- [options]

Writes docs/ship-readiness.md: what the product is held to, the specs that hold it, and what came of these when
they were last run. Results are those that npm test has kept, of the whole of it or of a part.

  --run    runs the specs that are named there first, one at a time; the torture not
  --check  writes nothing, and ends with 1 when one of them has failed, was skipped or was never run, or when its
           result is of another commit
  --help   this
`;

export type Options =
  Help | Bad | { readonly kind: 'run'; readonly runs: boolean; readonly checks: boolean };

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        run: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
      },
    },
    (values): Options => {
      return { kind: 'run', runs: values.run, checks: values.check };
    },
  );
}
