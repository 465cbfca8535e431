import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from '@asyncapi/parser';
import { expect, test } from '@jest/globals';
import type { JsonSchema } from './json-schema/renderer.ts';
import { contractsVersion, findPublishedBreaks, renderPublished } from './published.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'published');
const published = Object.fromEntries(
  globSync('**/*.json', { cwd: folder }).map((file) => [
    file.split(path.sep).join('/'),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as JsonSchema,
  ]),
);
const rendered = renderPublished();

test('nothing that readers of the published event schemas rely on has changed', () => {
  expect(findPublishedBreaks(published, rendered)).toEqual([]);
});

test('what is published is what the declarations say: node libs/contracts/src/publish.ts', () => {
  expect(Object.keys(published).toSorted()).toEqual(Object.keys(rendered).toSorted());
  for (const [file, document] of Object.entries(rendered))
    expect([file, published[file]]).toEqual([file, document]);
});

test('a schema that vanishes is a break', () => {
  const [first = ''] = Object.keys(rendered);
  const { [first]: _gone, ...others } = rendered;
  expect(findPublishedBreaks(rendered, others)).toEqual([`${first} is gone`]);
});

test('the AsyncAPI document is valid', async () => {
  const { diagnostics, document } = await new Parser().parse(
    JSON.stringify(rendered['asyncapi.json']),
  );
  const faults = diagnostics.filter(({ severity }) => severity === 0);
  expect(faults.map(({ message, path: place }) => `${place.join('/')}: ${message}`)).toEqual([]);
  expect(document?.channels().all()).toHaveLength(4);
  expect(document?.operations().all()).toHaveLength(16);
});

test('documents carry the version of the package', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(manifest.version).toBe(contractsVersion);
});
