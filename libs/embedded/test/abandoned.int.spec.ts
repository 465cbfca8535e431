import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeAbandoned } from '../src/index.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';

const goneIdentity = 'another boot/1';
const { pid: gone } = spawnSync('true');

function leave(parent: string, name: string): void {
  mkdirSync(join(parent, name));
  const owner = JSON.stringify({ pid: gone, identity: goneIdentity });
  writeFileSync(join(parent, name, 'postgres.owner.json'), owner);
}

test('a folder is left alone while its maker lives, though nobody owns its servers just now', async () => {
  const parent = makeDataFolder();
  leave(parent, `run-product-${process.pid}-aaaaaa`);
  leave(parent, `run-${process.pid}-bbbbbb`);
  leave(parent, `run-product-${gone}-cccccc`);
  leave(parent, 'run-dddddd');
  leave(parent, 'other-eeeeee');
  await removeAbandoned(parent, 'run-');
  expect(readdirSync(parent).toSorted()).toEqual([
    'other-eeeeee',
    `run-${process.pid}-bbbbbb`,
    `run-product-${process.pid}-aaaaaa`,
  ]);
});
