import { skipUnless } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCompose } from './compose.ts';
import { promtool } from './promtool.ts';
import { root } from './tree.ts';

describe('what compose adds for operators', () => {
  const { services, volumes } = readCompose('docker/observability.yaml');
  const own = Object.entries(services).filter(([, { image }]) => image !== undefined);

  test('is pinned, read-only, without rights, and mounts what is there', () => {
    expect(own.map(([name]) => name)).toEqual(['collector', 'traces', 'prometheus', 'grafana']);
    for (const [, service] of own) {
      expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/);
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
      for (const [from = ''] of (service.volumes ?? []).map((mount) => mount.split(':'))) {
        const isThere = from.startsWith('.')
          ? existsSync(join(root, 'docker', from))
          : from in volumes;
        expect([from, isThere]).toEqual([from, true]);
      }
    }
  });

  test('is reached from this machine alone, at Grafana', () => {
    const open = own.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    expect(open).toEqual(['grafana 127.0.0.1:3030:3000']);
  });
});

skipUnless(promtool)('the settings of Prometheus in compose', () => {
  test('and its rules are valid', () => {
    const { stdout, stderr, status } = spawnSync(
      'promtool',
      ['check', 'config', 'prometheus.yaml'],
      {
        cwd: join(root, 'docker/observability'),
        encoding: 'utf8',
      },
    );
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
