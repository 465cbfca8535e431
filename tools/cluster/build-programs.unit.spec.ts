import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toVersionFlags } from './build-programs.ts';

const module = readFileSync(join(import.meta.dirname, 'programs/go.mod'), 'utf8');

// Behind the version stands `// indirect`: it was read as none, and the API server ended before it began.
test('Kubernetes is told its version as go.mod has it', () => {
  const flags = toVersionFlags(module);
  expect(flags).toMatch(/version\.gitVersion=v1\.\d+\.\d+ /);
  expect(flags).toMatch(/version\.gitMajor=1 /);
  expect(flags).toMatch(/version\.gitMinor=\d+$/);
});

test('a module without Kubernetes is refused', () => {
  expect(() => toVersionFlags('module other\n')).toThrow('names no k8s.io/kubernetes');
});
