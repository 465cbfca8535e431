import { productSettings } from '@gomomo/config';
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStaleFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '..');

test('what is generated from the config schemas is as committed', async () => {
  expect(await findStaleFiles(root)).toEqual([]);
});

test('R10: .env.example names every setting once, and Google’s way back is the route that exists', () => {
  const text = readFileSync(join(root, '.env.example'), 'utf8');
  const names = [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  expect(names).toEqual(Object.keys(productSettings.shape));
  const value = /^#GOOGLE_REDIRECT_URI=(.+)$/m.exec(text)?.[1] ?? '';
  expect(new URL(value).pathname).toBe('/api/oauth/google/callback');
});
