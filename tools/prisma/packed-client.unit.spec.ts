import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientFolder, readPackedClient, sourceOfClient } from './packed-client.mjs';

test('the packed client is of the committed schema (npm run generate)', () => {
  expect(readPackedClient().source).toBe(sourceOfClient());
});

test('what is unpacked is what was packed', () => {
  const { files } = readPackedClient();
  const present = readdirSync(clientFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  expect(present).toHaveLength(Object.keys(files).length);
  for (const [name, text] of Object.entries(files))
    expect(readFileSync(join(clientFolder, name), 'utf8')).toBe(text);
});
