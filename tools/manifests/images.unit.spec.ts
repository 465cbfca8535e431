import { describe, expect, test } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeFolders } from '../build/runtime-folders.ts';
import { readCompose } from './compose.ts';
import { readText, root } from './tree.ts';

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile, continued lines joined, comments left out. */
function readInstructions(): Instruction[] {
  return readText('docker/service.Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.trim().split(/\s+/);
      return { name, rest: rest.join(' ') };
    });
}

const instructions = readInstructions();
const named = (name: string) => instructions.filter((it) => it.name === name).map((it) => it.rest);
const runtime = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

describe('the image', () => {
  test('stands on two bases that are arguments with a pinned release as their default', () => {
    const defaults = Object.fromEntries(
      named('ARG')
        .filter((rest) => rest.includes('_IMAGE='))
        .map((rest) => rest.split('=', 2)),
    ) as Record<string, string>;
    const pinned = Object.values(defaults).filter((it) => /@sha256:[0-9a-f]{64}$/.test(it));
    expect(pinned).toEqual(Object.values(defaults));
    expect(Object.keys(defaults)).toEqual(['NODE_IMAGE', 'RUNTIME_IMAGE']);
    const { dependencies } = JSON.parse(readText('package.json')) as {
      dependencies: { node: string };
    };
    const [major = ''] = dependencies.node.split('.');
    expect(defaults['NODE_IMAGE']).toContain(`/node:${dependencies.node}-`);
    expect(defaults['RUNTIME_IMAGE']).toContain(`/nodejs${major}-`);
    expect(named('FROM')).toEqual([
      '${NODE_IMAGE} AS manifests',
      '${NODE_IMAGE} AS build',
      '${NODE_IMAGE} AS operator-build',
      '${RUNTIME_IMAGE} AS code',
      '${NODE_IMAGE} AS operator',
      '${RUNTIME_IMAGE}',
    ]);
  });

  test('installs nothing anew when only a source or the app differs', () => {
    const lines = instructions.map(({ name, rest }) => `${name} ${rest}`);
    const install = lines.findIndex((line) => line.includes('npm ci'));
    const build = lines.indexOf('FROM ${NODE_IMAGE} AS build');
    expect(lines.slice(build, install)).toEqual([
      'FROM ${NODE_IMAGE} AS build',
      'WORKDIR /src',
      'COPY --from=manifests /manifests ./',
    ]);
  });

  test('runs as nobody, without a shell, and is given no secret', () => {
    const last = (name: string) => runtime.findLast((it) => it.name === name)?.rest ?? '';
    expect(last('USER')).toBe('65532:65532');
    expect(last('ENTRYPOINT')).toMatch(/^\[".*"\]$/);
    expect(last('CMD')).toMatch(/^\[".*"\]$/);
    expect(runtime.map(({ name }) => name)).not.toContain('RUN');
    expect(named('ADD')).toEqual([]);
    expect(named('ARG').filter((rest) => /KEY|SECRET|PASSWORD|TOKEN/.test(rest))).toEqual([]);
  });

  test('of an operator runs as nobody too, and is no service: it waits for commands', () => {
    const from = instructions.findIndex(({ rest }) => rest === '${NODE_IMAGE} AS operator');
    const stage = instructions.slice(from, instructions.lastIndexOf(runtime[0]!));
    expect(stage.map(({ name }) => name)).not.toContain('RUN');
    expect(stage.slice(-2)).toEqual([
      { name: 'USER', rest: '65532:65532' },
      { name: 'CMD', rest: '["sleep", "infinity"]' },
    ]);
  });

  test('holds neither tools nor what only specs use, whatever the app', () => {
    const apps = readdirSync(join(root, 'apps'));
    expect(apps.length).toBeGreaterThan(2);
    const folders = new Set(apps.flatMap((app) => runtimeFolders(`apps/${app}`)));
    expect([...folders].filter((it) => it.startsWith('tools') || it === 'libs/testing')).toEqual(
      [],
    );
    const onlySpecs = ['@gomomo/fakes', '@gomomo/phone', '@gomomo/testing', '@gomomo/tools'];
    const needed = [...folders].flatMap((folder) => {
      const { dependencies = {} } = JSON.parse(readText(`${folder}/package.json`)) as {
        dependencies?: Record<string, string>;
      };
      return Object.keys(dependencies).filter((name) => onlySpecs.includes(name));
    });
    expect(needed).toEqual([]);
  });

  test('is built from what is let through, which is all there', () => {
    const lines = readText('.dockerignore').split('\n');
    expect(lines).toContain('*');
    const paths = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(lines).toEqual(expect.arrayContaining(['**/node_modules', '**/.env*']));
  });
});

describe('compose', () => {
  const { services, networks, volumes } = readCompose();

  test('pins what it runs, and only the ingress is reached from outside', () => {
    const images = Object.values(services).map(({ image }) => image);
    expect(images.filter((image) => !/:[^:/]*\d[^:/]*$/.test(image))).toEqual([]);
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['ingress']);
  });

  test('has a way out for the ingress and for apps alone', () => {
    const out = Object.values(services).filter(({ networks: own }) =>
      own.some((network) => networks[network]?.internal !== true),
    );
    const strange = out.filter(({ build, ports }) => build === undefined && ports === undefined);
    expect(strange).toEqual([]);
  });

  test('names only services, volumes and files that are there', () => {
    const waits = Object.values(services).flatMap((it) => Object.keys(it.depends_on ?? {}));
    expect(waits.filter((name) => services[name] === undefined)).toEqual([]);
    const mounts = Object.values(services)
      .flatMap((it) => it.volumes ?? [])
      .map((mount) => mount.split(':')[0] ?? '');
    const lost = mounts.filter((from) =>
      from.startsWith('.') ? !existsSync(join(root, 'docker', from)) : !(from in volumes),
    );
    expect(lost).toEqual([]);
  });

  test('whoever waits for health waits for something that tells it', () => {
    const silent = Object.values(services)
      .flatMap((it) => Object.entries(it.depends_on ?? {}))
      .filter(([, { condition }]) => condition === 'service_healthy')
      .filter(([name]) => services[name]?.healthcheck === undefined);
    expect(silent).toEqual([]);
  });
});
