import { describe, expect, test } from '@jest/globals';
import { findShapeFaults } from './check-types.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { parseManifests, readManifests } from './tree.ts';

describe('shapes of manifests', () => {
  test('as written, every object has the fields of its kind and no others', () => {
    expect(findShapeFaults(readManifests('k8s'))).toEqual([]);
  });

  test('fields that do not exist, wrong types and unknown kinds are refused, each by name', () => {
    const deployment = (name: string, spec: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec: { selector: {}, ${spec} }\n`;
    const topic = (name: string, spec: string) =>
      `apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nmetadata: { name: ${name} }\nspec: { replicas: 1, config: {}, ${spec} }\n`;
    const probed = (probe: string) =>
      `template: { spec: { containers: [{ name: a, livenessProbe: { ${probe} } }] } }`;
    const faults = findShapeFaults(
      parseManifests(
        [
          deployment('good', probed('periodSeconds: 3')),
          deployment('misspelt', 'template: {}, replcas: 2'),
          deployment('text', 'template: {}, replicas: two'),
          deployment('deep', probed('peroidSeconds: 3')),
          topic('good-topic', 'partitions: 1'),
          topic('misspelt-topic', 'partitions: 1, partitons: 2'),
          'apiVersion: example.com/v1\nkind: Gadget\nmetadata: { name: gadget }\n',
          'apiVersion: apps/v1\nkind: Deploiment\nmetadata: { name: kind }\n',
        ].join('---\n'),
        'planted',
      ),
    );
    expect(faults.map((fault) => fault.split(': ')[1])).toEqual([
      'Deployment/misspelt',
      'Deployment/text',
      'Deployment/deep',
      'KafkaTopic/misspelt-topic',
      'Gadget/gadget',
      'Deploiment/kind',
    ]);
  });

  test('a key that is written twice is refused', () => {
    expect(() => parseManifests('kind: A\nkind: B\n', 'planted')).toThrow('unique');
  });
});

describeRendered()('shapes of overlays', () => {
  test.each(overlays)('every object of %s has the fields of its kind and no others', (overlay) => {
    expect(findShapeFaults(renderOverlay(overlay))).toEqual([]);
  });
});
