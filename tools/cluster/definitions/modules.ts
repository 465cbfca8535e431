import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../run-program.ts';

/** An operator's definitions as its Go module holds them, pinned by content. */
export interface DefinitionModule {
  readonly operator: string;
  readonly module: string;
  readonly sum: string;
  readonly folder: string;
  /** Of its kinds, those that we use, as its files are named: group and plural. */
  readonly kinds: readonly string[];
}

export const definitionModules: readonly DefinitionModule[] = [
  {
    operator: 'CloudNativePG',
    module: 'github.com/cloudnative-pg/cloudnative-pg@v1.30.0',
    sum: 'h1:fnhVq44xXx97MNiuvJsPrX1vSjYbgdyBK5MSGfdHdp0=',
    folder: 'config/crd/bases',
    kinds: ['postgresql.cnpg.io_clusters', 'postgresql.cnpg.io_scheduledbackups'],
  },
  {
    operator: 'the Barman Cloud plugin',
    module: 'github.com/cloudnative-pg/plugin-barman-cloud@v0.15.0',
    sum: 'h1:gNVytrzzYUE08wxLDrjfJqy1FPPSFkMe1OEr4s4pVI0=',
    folder: 'config/crd/bases',
    kinds: ['barmancloud.cnpg.io_objectstores'],
  },
  {
    operator: 'KEDA',
    module: 'github.com/kedacore/keda/v2@v2.21.0',
    sum: 'h1:R6z2HZvstK4RLUMxroNACzBj74xGxt3kG59b5Xc+Xps=',
    folder: 'config/crd/bases',
    kinds: ['keda.sh_scaledobjects', 'keda.sh_triggerauthentications'],
  },
  {
    operator: 'Prometheus operator',
    module: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
    sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
    folder: 'example/prometheus-operator-crd',
    kinds: ['monitoring.coreos.com_podmonitors', 'monitoring.coreos.com_prometheusrules'],
  },
  {
    operator: 'External Secrets',
    module: 'github.com/external-secrets/external-secrets@v1.3.2',
    sum: 'h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=',
    folder: 'config/crds/bases',
    kinds: ['external-secrets.io_externalsecrets'],
  },
  {
    operator: 'Traefik',
    module: 'github.com/traefik/traefik/v3@v3.7.13',
    sum: 'h1:T8wy9KuaFzCkmXCqAzDy7t73pBDR1DHrJe3pqXpNXTw=',
    folder: 'docs/content/reference/dynamic-configuration',
    kinds: ['traefik.io_ingressroutes'],
  },
];

/** What `go mod download -json` says. */
interface Download {
  readonly Dir?: string;
  readonly Sum?: string;
  readonly Error?: string;
}

/**
 * The definitions' texts.
 *
 * @throws Error when the module cannot be had, or is not the one that was looked at
 */
export async function readModule({
  module,
  sum,
  folder,
  kinds,
}: DefinitionModule): Promise<string[]> {
  const { stdout, stderr } = await runProgram('go', ['mod', 'download', '-json', module]);
  const { Dir, Sum, Error: fault } = JSON.parse(stdout || '{}') as Download;
  if (Dir === undefined) throw new Error(`${module}: ${fault ?? stderr}`);
  if (Sum !== sum) throw new Error(`${module} is ${Sum} and not ${sum}`);
  return kinds.map((kind) => readFileSync(join(Dir, folder, `${kind}.yaml`), 'utf8'));
}
