import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import { nameOf, ofKind, type Manifest } from '../tree.ts';
import { selects, specOf, type Selector } from '../workload.ts';
import { findEndpoints, toStrimziPolicies, type Endpoint } from './endpoints.ts';

type Direction = 'Ingress' | 'Egress';
type PortRule = NonNullable<NonNullable<INetworkPolicySpec['ingress']>[number]['ports']>[number];

interface Rule {
  readonly peers: readonly INetworkPolicyPeer[];
  readonly ports: readonly PortRule[];
}

interface Policy {
  readonly manifest: Manifest;
  readonly spec: INetworkPolicySpec;
}

export interface Network {
  /** `from -> to:port`, where both sides let it pass. */
  readonly edges: readonly string[];
  /** What one side alone allows, and rules that are about nobody. */
  readonly faults: readonly string[];
}

/** What of the world is nobody's neighbour: neither a private address nor one of the machine's own link. */
const privateRanges = [
  ...['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['fc00::/7', 'fe80::/10'],
];

/** Who may speak with whom by the network policies of a rendered overlay. */
export function readNetwork(manifests: readonly Manifest[]): Network {
  const endpoints = findEndpoints(manifests);
  const policies = [...ofKind(manifests, 'NetworkPolicy'), ...toStrimziPolicies(manifests)].map(
    (manifest) => ({ manifest, spec: specOf<INetworkPolicySpec>(manifest.object) }),
  );
  const edges: string[] = [];
  const faults: string[] = findIdle(policies, endpoints);
  for (const from of endpoints) {
    for (const to of endpoints.filter((it) => it.isOurs || from.isOurs)) {
      for (const port of to.ports) {
        const out = mayPass('Egress', from, to, port, policies);
        const into = mayPass('Ingress', to, from, port, policies);
        const edge = `${from.name} -> ${to.name}:${port.name ?? port.number}`;
        if (out !== 'no' && into !== 'no') edges.push(edge);
        if (out === 'named' && into === 'no') faults.push(`${edge} may go out, but not in`);
        if (into === 'named' && out === 'no') faults.push(`${edge} may come in, but not out`);
      }
    }
    edges.push(...findWaysAbroad(from, policies));
  }
  return { edges: edges.toSorted(), faults };
}

/** `named` by a rule; `open` where no policy of that direction fences it. */
function mayPass(
  direction: Direction,
  self: Endpoint,
  other: Endpoint,
  port: Endpoint['ports'][number],
  policies: readonly Policy[],
): 'named' | 'open' | 'no' {
  const fences = fencesOf(direction, self, policies);
  if (fences.length === 0) return 'open';
  const isNamed = fences
    .flatMap(({ spec }) => rulesOf(direction, spec))
    .some(({ peers, ports }) => matchesPeer(peers, other) && matchesPort(ports, port));
  return isNamed ? 'named' : 'no';
}

const fencesOf = (direction: Direction, self: Endpoint, policies: readonly Policy[]): Policy[] =>
  self.isOurs
    ? policies.filter(
        ({ spec }) =>
          (spec.policyTypes ?? []).includes(direction) &&
          selects((spec.podSelector ?? {}) as Selector, self.labels),
      )
    : [];

const rulesOf = (direction: Direction, spec: INetworkPolicySpec): Rule[] =>
  direction === 'Ingress'
    ? (spec.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }));

/** No peer at all is everybody. */
const matchesPeer = (peers: readonly INetworkPolicyPeer[], other: Endpoint): boolean =>
  peers.length === 0 || peers.some((peer) => isPeer(peer, other));

function isPeer(
  { podSelector, namespaceSelector, ipBlock }: INetworkPolicyPeer,
  { namespace, labels }: Endpoint,
): boolean {
  if (ipBlock !== undefined) return false;
  const isThere =
    namespaceSelector === undefined
      ? namespace === undefined
      : namespace !== undefined &&
        selects(namespaceSelector as Selector, { 'kubernetes.io/metadata.name': namespace });
  return isThere && (podSelector === undefined || selects(podSelector as Selector, labels));
}

const matchesPort = (
  ports: readonly PortRule[],
  { name, number }: Endpoint['ports'][number],
): boolean =>
  ports.length === 0 || ports.some(({ port }) => port === number || (port ?? '') === name);

/** Addresses outside of the cluster; `anywhere` where its neighbours are not left out. */
function findWaysAbroad(from: Endpoint, policies: readonly Policy[]): string[] {
  return fencesOf('Egress', from, policies)
    .flatMap(({ spec }) => rulesOf('Egress', spec))
    .flatMap(({ peers, ports }) => {
      const blocks = peers.flatMap(({ ipBlock }) => ipBlock ?? []);
      if (blocks.length === 0) return [];
      const except = new Set(blocks.flatMap((block) => block.except ?? []));
      const place = privateRanges.every((it) => except.has(it)) ? 'world' : 'anywhere';
      return ports.length === 0
        ? [`${from.name} -> ${place}`]
        : ports.map(({ port }) => `${from.name} -> ${place}:${port}`);
    });
}

/** Policies about no pod, and rules for peers that there are not. */
function findIdle(policies: readonly Policy[], endpoints: readonly Endpoint[]): string[] {
  return policies.flatMap(({ manifest, spec }) => {
    const isAboutSomebody = endpoints.some(
      ({ isOurs, labels }) => isOurs && selects((spec.podSelector ?? {}) as Selector, labels),
    );
    const peers = (['Ingress', 'Egress'] as const).flatMap((direction) =>
      rulesOf(direction, spec).flatMap((rule) => rule.peers),
    );
    const isIdle = peers.some(
      (peer) => peer.ipBlock === undefined && !endpoints.some((it) => isPeer(peer, it)),
    );
    return [
      ...(isAboutSomebody ? [] : [`${nameOf(manifest)} is about no pod`]),
      ...(isIdle ? [`${nameOf(manifest)} names a peer that there is not`] : []),
    ];
  });
}
