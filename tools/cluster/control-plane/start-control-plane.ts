import { findFreePort } from '@gomomo/embedded';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Programs } from '../build-programs.ts';
import { createKubectl, type Kubectl } from '../kubectl.ts';
import { untilNothing } from '../until.ts';
import { startProgram, type Running } from './start-program.ts';

export interface ControlPlane {
  readonly kubectl: Kubectl;
  /** `etcd 42 MB, …` */
  describeMemory(): string;
  stop(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly ports: readonly [store: number, peer: number, api: number];
  readonly token: string;
}

const readyWithinMs = 120_000;

/**
 * etcd, API server, controller manager, scheduler and kwok on the loopback, in a folder of their own that goes with
 * them.
 *
 * @throws Error with the last lines of the one that does not get ready
 */
export async function startControlPlane(programs: Programs, port?: number): Promise<ControlPlane> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-cluster-'));
  const place: Place = {
    folder,
    ports: await choosePorts(port),
    token: randomBytes(24).toString('base64url'),
  };
  writeKeys(place);
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    for (const program of running.toReversed()) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (name: string, program: string, args: readonly string[]): void => {
    running.push(startProgram(name, program, args, folder));
  };
  const kubectl = createKubectl(join(folder, 'kubeconfig'));
  try {
    start('etcd', programs.etcd, toEtcdFlags(place));
    start('kube-apiserver', programs.apiServer, toApiServerFlags(place));
    await untilReady(kubectl, running);
    const login = `--kubeconfig=${join(folder, 'kubeconfig')}`;
    start('controllers', programs.controllerManager, [login, ...toControllerFlags(place)]);
    start('scheduler', programs.scheduler, [login, '--leader-elect=false', '--secure-port=0']);
    start('kwok', programs.kwok, [login, ...toKwokFlags(programs.kwokFolder)]);
  } catch (error) {
    await stop();
    throw error;
  }
  const describeMemory = (): string =>
    running.map((it) => `${it.name} ${it.peakMegabytes() ?? '?'} MB`).join(', ');
  return { kubectl, describeMemory, stop };
}

async function choosePorts(first: number | undefined): Promise<Place['ports']> {
  const wanted = [0, 1, 2].map((step) => (first === undefined ? 0 : first + step));
  const ports: number[] = [];
  for (const port of wanted) {
    const free = await findFreePort(port);
    if (free === undefined) throw new Error(`port ${port} is taken`);
    ports.push(free);
  }
  const [store = 0, peer = 0, api = 0] = ports;
  return [store, peer, api];
}

function writeKeys({ folder, token, ports: [, , api] }: Place): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const mode = 0o600;
  writeFileSync(join(folder, 'accounts.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }), {
    mode,
  });
  writeFileSync(join(folder, 'tokens'), `${token},admin,admin,system:masters\n`, { mode });
  const named = <Value extends object>(key: string, value: Value) => [
    { name: 'here', [key]: value },
  ];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: named('cluster', {
      server: `https://127.0.0.1:${api}`,
      'certificate-authority': join(folder, 'certificates/apiserver.crt'),
    }),
    users: named('user', { token }),
    contexts: named('context', { cluster: 'here', user: 'here' }),
    'current-context': 'here',
  };
  writeFileSync(join(folder, 'kubeconfig'), JSON.stringify(config), { mode });
}

function toEtcdFlags({ folder, ports: [store, peer] }: Place): string[] {
  const clients = `http://127.0.0.1:${store}`;
  const peers = `http://127.0.0.1:${peer}`;
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${clients}`,
    `--advertise-client-urls=${clients}`,
    `--listen-peer-urls=${peers}`,
    `--initial-advertise-peer-urls=${peers}`,
    `--initial-cluster=default=${peers}`,
    // Nothing here outlives the run.
    '--unsafe-no-fsync',
    '--log-level=warn',
  ];
}

function toApiServerFlags({ folder, ports: [store, , api] }: Place): string[] {
  const key = join(folder, 'accounts.key');
  return [
    `--etcd-servers=http://127.0.0.1:${store}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${api}`,
    `--cert-dir=${join(folder, 'certificates')}`,
    `--token-auth-file=${join(folder, 'tokens')}`,
    `--service-account-key-file=${key}`,
    `--service-account-signing-key-file=${key}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--endpoint-reconciler-type=none',
    '--authorization-mode=RBAC',
  ];
}

const toControllerFlags = ({ folder }: Place): string[] => [
  '--leader-elect=false',
  '--secure-port=0',
  `--service-account-private-key-file=${join(folder, 'accounts.key')}`,
  `--root-ca-file=${join(folder, 'certificates/apiserver.crt')}`,
  '--use-service-account-credentials=true',
  '--horizontal-pod-autoscaler-sync-period=2s',
  // On a machine with much else to do a node's lease comes late; none of them fails here.
  '--node-monitor-grace-period=5m',
];

/** Nodes that are ready at once, pods that run as soon as they have a node, jobs that succeed. */
function toKwokFlags(module: string): string[] {
  const files = {
    'node/fast': ['node-initialize'],
    'node/heartbeat-with-lease': ['node-heartbeat-with-lease'],
    'pod/fast': ['pod-ready', 'pod-complete', 'pod-delete'],
  };
  return [
    '--manage-all-nodes=false',
    '--node-lease-duration-seconds=40',
    '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    ...Object.entries(files).flatMap(([stage, names]) =>
      names.map((name) => `--config=${join(module, 'kustomize/stage', stage, `${name}.yaml`)}`),
    ),
  ];
}

async function untilReady(kubectl: Kubectl, running: readonly Running[]): Promise<void> {
  await untilNothing(async () => {
    const ended = running.find((it) => it.hasEnded());
    if (ended !== undefined) throw new Error(`${ended.name} has ended:\n${ended.tail()}`);
    const { status } = await kubectl.run(['get', '--raw', '/readyz']);
    return status === 0 ? [] : ['the API server is not ready'];
  }, readyWithinMs);
}
