import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findShapeFaults } from './check-types.ts';
import type { ICluster, IObjectStore } from './custom-resources.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { ofKind, readText, type KubernetesObject } from './tree.ts';

const everything = overlays.at(-1) ?? '';

type Recovery = Extract<ICluster['spec']['bootstrap'], { recovery: object }>;

/** The patch that the runbook gives whoever restores. */
function readPatch(): ICluster & { spec: { bootstrap: Recovery } } {
  const text = readText('docs/runbooks/backup-and-restore.md');
  const [, block = ''] = /```yaml\n( +apiVersion: postgresql[^`]*)```/.exec(text) ?? [];
  return parse(block) as ICluster & { spec: { bootstrap: Recovery } };
}

describeRendered()('a cluster of CloudNativePG, restored as the runbook says', () => {
  const findAll = (kind: string): KubernetesObject[] =>
    ofKind(renderOverlay(everything), kind).map(({ object }) => object);
  const { metadata, spec } = readPatch();

  test('has the fields of its kind and no others', () => {
    const { recovery } = spec.bootstrap;
    const [cluster] = findAll('Cluster');
    const written = cluster?.spec as ICluster['spec'];
    const object = { ...cluster!, spec: { ...written, ...spec, bootstrap: { recovery } } };
    expect(findShapeFaults([{ source: 'runbook', object }])).toEqual([]);
  });

  test('is the one that all others name, reads the old archive and writes another', () => {
    expect(metadata.name).toBe(findAll('Cluster')[0]?.metadata.name);
    const [old] = spec.externalClusters ?? [];
    const [archive] = spec.plugins ?? [];
    expect(old?.name).toBe(spec.bootstrap.recovery.source);
    expect(old?.plugin.parameters.serverName).toBe(metadata.name);
    expect(archive?.parameters.serverName).toBe(`${metadata.name}-2`);
    const stores = findAll('ObjectStore').map((store) => store.metadata.name);
    const used = [old?.plugin, archive].map((it) => it?.parameters.barmanObjectName);
    expect(used).toEqual([stores[0], stores[0]]);
  });

  test('the key of the bucket is the secret that the runbook makes', () => {
    const [store] = findAll('ObjectStore');
    const { configuration } = store?.spec as IObjectStore['spec'];
    const runbook = readText('docs/runbooks/backup-and-restore.md');
    for (const { name, key } of Object.values(configuration.s3Credentials)) {
      expect(runbook).toContain(`secret generic ${name} `);
      expect(runbook).toContain(`--from-literal=${key}=`);
    }
  });
});
