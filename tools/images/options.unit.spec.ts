import { services } from '@gomomo/infra';
import { expect, test } from '@jest/globals';
import { findObstacle } from './needs.ts';
import { readOptions } from './options.ts';
import { renderSizes } from './sizes.ts';

const every = [...services.map(({ name }) => name), 'operator'];

test('all images are built, or those that are named', () => {
  expect(readOptions([])).toEqual({ kind: 'run', apps: every, tries: false, keeps: false });
  expect(readOptions(['--only', 'excel-sync', '--only', 'agent-chat', '--keep'])).toEqual({
    kind: 'run',
    apps: ['agent-chat', 'excel-sync'],
    tries: false,
    keeps: true,
  });
});

test('whoever is tried is tried with those that it asks', () => {
  expect(readOptions(['--only', 'agent-chat', '--try'])).toMatchObject({
    apps: ['booking-core', 'agent-chat'],
    tries: true,
  });
});

test('an unknown app or option is said', () => {
  expect(readOptions(['--only', 'page'])).toEqual({
    kind: 'bad',
    message: `--only takes ${every.join(', ')}, not page`,
  });
  expect(readOptions(['--fast'])).toMatchObject({ kind: 'bad' });
  expect(readOptions(['--help'])).toEqual({ kind: 'help' });
});

test('one sentence says what a machine lacks', () => {
  expect(findObstacle('/nowhere', 0)).toBe(
    'Images are built by buildah, podman, debootstrap, which this machine lacks: ' +
      'apt-get install buildah podman debootstrap',
  );
});

test('the table tells the whole, and what is ours', () => {
  const table = renderSizes([{ image: 'gomomo/a', bytes: 352_000_000, baseBytes: 331_000_000 }]);
  expect(table.split('\n').at(-2)).toBe('| gomomo/a | 352 | 21 |');
});
