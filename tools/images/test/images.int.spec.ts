import { findProgram } from '@gomomo/embedded';
import { skipUnless } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const isWanted = process.env['GOMOMO_TEST_IMAGES'] === '1';
const programs = ['buildah', 'podman', 'debootstrap'];

skipUnless({
  isPresent: () =>
    isWanted && programs.every((it) => findProgram(it, process.env['PATH']) !== undefined),
  hint: 'images: built and tried by GOMOMO_TEST_IMAGES=1 (apt-get install buildah podman debootstrap)',
  isInstallable: isWanted,
})('the images', () => {
  test('are built, hold what is planned, start as nobody on a read-only root, and end when asked', () => {
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['run', '--silent', 'images', '--', '--try'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
    expect(stderr.match(/ended with 0 [\d.]+ s after SIGTERM/g)).toHaveLength(5);
    expect(stderr.match(/npm run events -- \w+ ended with 0/g)).toHaveLength(2);
  }, 1_800_000);
});
