import { skipUnless, type TestPart } from '@gomomo/testing';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseManifests, root, type Manifest } from '../tree.ts';

const commands = [
  ['kustomize', 'build'],
  ['kubectl', 'kustomize'],
] as const;

function findCommand(): readonly [string, string] | undefined {
  return commands.find(([program, verb]) => spawnSync(program, [verb, '--help']).status === 0);
}

/**
 * Neither npm nor Debian has kustomize, so its absence does not fail a run that demands every
 * installable part; where it must be there, REQUIRE_KUSTOMIZE=1 says so.
 */
const kustomize: TestPart = {
  isPresent: () => findCommand() !== undefined,
  hint: 'rendered manifests: no kustomize (kubectl or kustomize on the search path)',
  isInstallable: process.env['REQUIRE_KUSTOMIZE'] === '1',
};

/** `describe` for what needs overlays rendered. */
export const describeRendered = () => skipUnless(kustomize);

export const overlays = ['dev', 'prod'] as const;

/** The objects of an overlay as they would be applied. */
export function renderOverlay(overlay: string): Manifest[] {
  const [program = '', verb = ''] = findCommand() ?? [];
  const folder = join(root, 'k8s/overlays', overlay);
  const { status, stdout, stderr } = spawnSync(program, [verb, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`overlay ${overlay} does not render: ${stderr}`);
  return parseManifests(stdout, `overlay ${overlay}`);
}
