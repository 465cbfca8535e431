import { expect, test } from '@jest/globals';
import type { INetworkPolicySpec } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicySpec';
import { describeRendered, overlays, renderOverlay } from '../test/rendered.ts';
import type { Manifest } from '../tree.ts';
import { specOf } from '../workload.ts';
import { readNetwork } from './edges.ts';
import { findNeededEdges } from './needed-edges.ts';

async function compare(manifests: readonly Manifest[]) {
  const { edges, faults } = readNetwork(manifests);
  const needed = await findNeededEdges(manifests);
  return {
    closed: needed.filter((it) => !edges.includes(it)),
    unneeded: edges.filter((it) => !needed.includes(it)),
    faults,
  };
}

// The ingress once reached three of five services: what calendars and workbooks serve was fenced off.
describeRendered()('the network of an overlay', () => {
  test.each(overlays)('%s: opens every edge that is needed and no other', async (overlay) => {
    expect(await compare(renderOverlay(overlay))).toEqual({ closed: [], unneeded: [], faults: [] });
  });
});

/** prod with one of its policies changed, or without it. */
function withPolicy(
  name: string,
  change: (spec: INetworkPolicySpec) => INetworkPolicySpec | undefined,
): Manifest[] {
  return renderOverlay('prod').flatMap((manifest) => {
    const { object, source } = manifest;
    if (object.kind !== 'NetworkPolicy' || object.metadata.name !== name) return [manifest];
    const spec = change(specOf<INetworkPolicySpec>(object));
    return spec === undefined ? [] : [{ source, object: { ...object, spec } }];
  });
}

const anybody = { podSelector: {} };
const web = { ports: [{ port: 443 }] };

describeRendered()('a network policy', () => {
  test('that is missing closes an edge on one side', async () => {
    const { closed, faults } = await compare(withPolicy('agent-chat', () => undefined));
    expect(closed).toEqual(['agent-chat -> booking-core:http']);
    expect(faults).toEqual(['agent-chat -> booking-core:http may come in, but not out']);
  });

  test('that lets in more than is needed is refused', async () => {
    const planted = withPolicy('booking-core', (spec) => ({
      ...spec,
      ingress: [{ from: [anybody] }],
    }));
    expect((await compare(planted)).faults).toContain(
      'postgres-roles -> booking-core:http may come in, but not out',
    );
  });

  test('is what keeps others out: without any, everybody passes', async () => {
    const open = renderOverlay('prod').filter(({ object }) => object.kind !== 'NetworkPolicy');
    expect((await compare(open)).unneeded).toEqual(
      expect.arrayContaining([
        'somebody-else -> booking-core:http',
        'booking-core -> excel-sync:metrics',
      ]),
    );
  });

  test.each([
    ['to neighbours as well', { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ...web }, 'anywhere:443'],
    ['to every port', { to: [{ ipBlock: { cidr: '1.1.1.1/32' } }] }, 'anywhere'],
  ])('that leads abroad, %s, is refused', async (_how, rule, edge) => {
    const planted = withPolicy('voice-gateway-to-twilio', (spec) => ({ ...spec, egress: [rule] }));
    const { closed, unneeded } = await compare(planted);
    expect(unneeded).toEqual([`voice-gateway -> ${edge}`]);
    expect(closed).toEqual(['voice-gateway -> world:443']);
  });

  test('that is about nobody, or names nobody, is refused', () => {
    const gone = { matchLabels: { 'app.kubernetes.io/name': 'gone' } };
    const about = withPolicy('agent-chat', (spec) => ({ ...spec, podSelector: gone }));
    expect(readNetwork(about).faults).toContain(
      'overlay prod: NetworkPolicy/agent-chat is about no pod',
    );
    const names = withPolicy('agent-chat', (spec) => ({
      ...spec,
      egress: [{ to: [{ podSelector: gone }] }],
    }));
    expect(readNetwork(names).faults).toContain(
      'overlay prod: NetworkPolicy/agent-chat names a peer that there is not',
    );
  });
});
