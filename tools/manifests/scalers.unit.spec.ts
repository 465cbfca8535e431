import { expect, test } from '@jest/globals';
import type { IScaledObject } from './custom-resources.ts';
import { findScalerFaults } from './scaler-policy.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import type { KubernetesObject, Manifest } from './tree.ts';

describeRendered()('who says how many replicas there are', () => {
  test.each(overlays)('%s: one for each, within what it can use', (overlay) => {
    expect(findScalerFaults(renderOverlay(overlay))).toEqual([]);
  });

  test.each(overlays)('%s: whoever says no number has one', (overlay) => {
    const scaled = renderOverlay(overlay)
      .filter(({ object }) => ['HorizontalPodAutoscaler', 'ScaledObject'].includes(object.kind))
      .map(({ object }) => object.metadata.name);
    const silent = renderOverlay(overlay)
      .filter(({ object }) => object.kind === 'Deployment')
      .filter(({ object }) => (object.spec as { replicas?: number }).replicas === undefined)
      .map(({ object }) => object.metadata.name);
    expect(silent.toSorted()).toEqual(scaled.toSorted());
  });
});

type Change = (text: string) => string;

/** prod with the text of one object changed. */
function withChanged(kind: string, name: string, change: Change): Manifest[] {
  return renderOverlay('prod').map((manifest) => {
    const { object } = manifest;
    if (object.kind !== kind || object.metadata.name !== name) return manifest;
    const text = JSON.stringify(object);
    const changed = change(text);
    if (changed === text) throw new Error(`nothing to change in ${kind}/${name}`);
    return { ...manifest, object: JSON.parse(changed) as KubernetesObject };
  });
}

describeRendered()('refused is', () => {
  test('an autoscaler beside KEDA', () => {
    const copy = renderOverlay('prod').find(
      ({ object }) => object.kind === 'HorizontalPodAutoscaler',
    )!;
    const text = JSON.stringify(copy.object).replaceAll(copy.object.metadata.name, 'excel-sync');
    const planted = { source: 'planted', object: JSON.parse(text) as KubernetesObject };
    expect(findScalerFaults([...renderOverlay('prod'), planted])).toEqual([
      'planted: HorizontalPodAutoscaler/excel-sync is one of 2 that scale excel-sync',
      'overlay prod: ScaledObject/excel-sync is one of 2 that scale excel-sync',
    ]);
  });

  const scaledObjects: readonly (readonly [fault: string, from: RegExp | string, to: string])[] = [
    ['scales gone, which there is not', '"kind":"Deployment","name":"excel-sync"', '"name":"gone"'],
    ['leaves excel-sync alone', '"minReplicaCount":2', '"minReplicaCount":1'],
    ['runs more replicas than the 12 partitions', '"maxReplicaCount":12', '"maxReplicaCount":13'],
    ['has no room', '"maxReplicaCount":12', '"maxReplicaCount":1'],
    ['before five quiet minutes', '"stabilizationWindowSeconds":300', '"x":0'],
    ['does not look at excel-sync-changes of booking.events.v1', 'excel-sync-changes', 'other'],
    ['which nobody reads', 'excel-sync-changes', 'other'],
    ['may not ask about group other', 'excel-sync-changes', 'other'],
    ['instead of gomomo-kafka-bootstrap.gomomo.svc:9093', '.gomomo.svc', '.shop.svc'],
    ['logs in by other', '"name":"kafka-lag"', '"name":"other"'],
  ];
  test.each(scaledObjects)('a ScaledObject that %s', (fault, from, to) => {
    const planted = withChanged('ScaledObject', 'excel-sync', (text) => text.replace(from, to));
    expect(findScalerFaults(planted)).toContainEqual(expect.stringContaining(fault));
  });

  test('a number of replicas beside who scales them', () => {
    const planted = withChanged('Deployment', 'excel-sync', (text) =>
      text.replace('"spec":{', '"spec":{"replicas":2,'),
    );
    expect(findScalerFaults(planted)).toEqual([
      'overlay prod: ScaledObject/excel-sync scales excel-sync, which says itself how many it is',
    ]);
  });
});

describeRendered()('of what waits', () => {
  test('a partition that stands still, or an idle one, brings no replica', () => {
    const lags = renderOverlay('prod')
      .filter(({ object }) => object.kind === 'ScaledObject')
      .flatMap(({ object }) => (object.spec as IScaledObject['spec']).triggers)
      .filter((it) => it.type === 'kafka');
    expect(lags.length).toBeGreaterThan(0);
    for (const { metadata } of lags) {
      expect(metadata).toMatchObject({
        lagThreshold: '50',
        excludePersistentLag: 'true',
        limitToPartitionsWithLag: 'true',
      });
    }
  });
});
