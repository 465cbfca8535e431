import { expect, test } from '@jest/globals';
import { parseDefinitions } from './install-definitions.ts';
import { readManifests } from '../../manifests/tree.ts';
import { madeKinds } from './made-definitions.ts';
import { definitionModules } from './modules.ts';

test('every kind of an operator that our manifests use has its definition, and no other', () => {
  const used = readManifests('k8s')
    .map(({ object }) => ({ group: object.apiVersion.split('/')[0] ?? '', kind: object.kind }))
    .filter(({ group }) => group.includes('.') && !group.endsWith('.k8s.io'))
    .map(({ group, kind }) => `${group}_${kind.toLowerCase()}s`);
  const defined = [
    ...definitionModules.flatMap(({ kinds }) => kinds),
    ...madeKinds.map(({ group, kind }) => `${group}_${kind.toLowerCase()}s`),
  ];
  expect(defined.toSorted()).toEqual([...new Set(used)].toSorted());
});

test('modules are pinned by version and by content', () => {
  for (const { module, sum } of definitionModules) {
    expect(module).toMatch(/@v\d+\.\d+\.\d+$/);
    expect(sum).toMatch(/^h1:[A-Za-z0-9+/]{43}=$/);
  }
});

test('of a file only the definitions are taken', () => {
  const text =
    '---\nkind: CustomResourceDefinition\nmetadata: { name: a }\n---\nkind: Deployment\n---\n';
  expect(parseDefinitions(text).map(({ metadata }) => metadata.name)).toEqual(['a']);
});
