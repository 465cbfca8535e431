import { readArguments, type Bad, type Help } from '../command-line.ts';

export const help = `npm run alerts [-- options]: makes every alert fire once, by causing its fault on a stack that runs.

It starts the stack (npm run stack, and needs what that needs) with a Google and a model server of this machine,
and a Prometheus (Debian: prometheus) with the product's own rules (k8s/components/monitoring/rules.yaml), windows
and durations divided by 60. Then, alert by alert, it causes a fault, waits until the alert fires, mends the fault,
waits until the alert is over, and prints the line of a table. The exit code is 1 where one did not fire or did not
end.

  --only NAME  this alert alone; several may be given
  --help       this
`;

export type Options = Help | Bad | { readonly kind: 'fire'; readonly names: readonly string[] };

/** @param known alerts that have a fault */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        only: { type: 'string', multiple: true, default: [] },
      },
    },
    (values): Options => {
      const stranger = values.only.find((name) => !known.includes(name));
      if (stranger !== undefined) {
        throw new Error(`no alert ${stranger}: ${known.join(', ')}`);
      }
      return { kind: 'fire', names: values.only.length === 0 ? known : values.only };
    },
  );
}
