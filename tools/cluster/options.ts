import { readArguments, type Bad, type Help } from '../command-line.ts';

export const help = `usage: npm run cluster -- [options]

Applies the manifests of k8s/ to a real Kubernetes: etcd, API server, controller manager and scheduler are built from
their Go modules, once, and run on this machine; nodes and what runs in pods are simulated (kwok). The definitions of
the operators' kinds are installed, and each overlay is applied with unknown fields refused, seen to become available,
released once more with another image, drained and held against its budgets. Nothing may be warned about. One row a
check; ends with 1 where one fails, and stops whatever it has started.

  --overlay NAME        only this one: dev, prod or "prod with every component"; several may be given
  --definitions FOLDER  definitions (YAML) in place of ours of the same name; for those that no registry has
  --port N              ports N, N+1 and N+2 of the loopback (free ones)
  --help                this

It needs Go 1.26 and kubectl, about 4 GB for what is built, and 1 GB of memory. What is built stays in
XDG_CACHE_HOME/gomomo (~/.cache/gomomo); GOFLAGS=-p=1 keeps it to one core.
`;

export type Options =
  | Help
  | Bad
  | {
      readonly kind: 'run';
      readonly overlays: readonly string[];
      readonly definitions: string | undefined;
      readonly port: number | undefined;
    };

export function readOptions(args: readonly string[], known: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        overlay: { type: 'string', multiple: true, default: [...known] },
        definitions: { type: 'string' },
        port: { type: 'string' },
      },
    },
    (values): Options => {
      const strange = values.overlay.find((name) => !known.includes(name));
      if (strange !== undefined) {
        throw new Error(`no overlay ${strange}; there are ${known.join(', ')}`);
      }
      const port = values.port === undefined ? undefined : Number(values.port);
      if (port !== undefined && !(Number.isInteger(port) && port > 1023 && port < 65534)) {
        throw new Error(`--port is 1024 to 65533, not ${values.port}`);
      }
      return { kind: 'run', overlays: values.overlay, definitions: values.definitions, port };
    },
  );
}
