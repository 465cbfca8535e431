import { expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { renderRelease } from './render-overlay.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { readText, type KubernetesObject, type Manifest } from './tree.ts';

const label = 'app.kubernetes.io/version';
const { version } = JSON.parse(readText('package.json')) as { version: string };

/** What Postgres, Kafka and Redis run as: pods come of these, with their labels where the operator likes. */
const engines = new Set([
  ...['Cluster', 'ObjectStore', 'ScheduledBackup', 'Kafka', 'KafkaNodePool'],
  ...['RedisReplication', 'RedisSentinel', 'StatefulSet'],
]);
const isEngine = ({ kind }: KubernetesObject): boolean => engines.has(kind);

/** Of ours: all that a release is meant to make anew. */
const isWorkload = ({ kind }: KubernetesObject): boolean => ['Deployment', 'Job'].includes(kind);

const toName = ({ kind, metadata }: KubernetesObject): string => `${kind}/${metadata.name}`;

/** Without the label that every release changes. */
function withoutVersion(object: KubernetesObject): KubernetesObject {
  const { [label]: _, ...labels } = object.metadata.labels ?? {};
  return { ...object, metadata: { ...object.metadata, labels } };
}

const objectsOf = (manifests: readonly Manifest[]): KubernetesObject[] =>
  manifests.map(({ object }) => object);

// The version of the release was a label of every object; the operator of Redis gives its pods the labels of its resources, so
// each release restarted Redis as well.
describeRendered()('the next release', () => {
  test.each(overlays)('%s: makes our own workloads anew, and touches no engine', (overlay) => {
    const before = new Map(objectsOf(renderOverlay(overlay)).map((it) => [toName(it), it]));
    const after = objectsOf(renderRelease(overlay, version, '99.1.0'));
    expect(after.map(toName).toSorted()).toEqual([...before.keys()].toSorted());
    const changed = after.filter((it) => !isDeepStrictEqual(it, before.get(toName(it))));
    expect(after.filter(isWorkload).filter((it) => !changed.includes(it))).toEqual([]);
    expect(changed.filter(isEngine).map(toName)).toEqual([]);
    const anew = changed.filter((it) => {
      const old = before.get(toName(it));
      return old === undefined || !isDeepStrictEqual(withoutVersion(it), withoutVersion(old));
    });
    expect(anew.filter((it) => !isWorkload(it)).map(toName)).toEqual([]);
  });

  test.each(overlays)('%s: engines say which version of theirs runs', (overlay) => {
    const running = objectsOf(renderOverlay(overlay)).filter(isEngine);
    expect(running.length).toBeGreaterThan(3);
    for (const engine of running) {
      const said = engine.metadata.labels?.[label] ?? '';
      const written = JSON.stringify(engine.spec);
      const [, runs = said] =
        /"(?:image|imageName|version)":"(?:[^":]*:)?v?(\d+(?:\.\d+)+)/.exec(written) ?? [];
      expect([toName(engine), said]).toEqual([toName(engine), runs]);
      expect(said).toMatch(/^\d+\.\d+/);
      expect(said).not.toBe(version);
    }
  });
});
