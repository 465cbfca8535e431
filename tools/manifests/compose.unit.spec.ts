import { parseEnv } from '@gomomo/config';
import { standaloneSettings } from '@gomomo/host';
import { loadApp, services } from '@gomomo/infra';
import { skipUnless, temporaryFolder } from '@gomomo/testing';
import { describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { fillIn } from '../images/try/shape.ts';
import { readCompose } from './compose.ts';
import { makeSecrets, toEnvironmentFile } from './fresh-secrets.ts';
import { readText, root } from './tree.ts';

const files = ['docker/compose.yaml', 'docker/observability.yaml'];
const product = readCompose();
const watchers = readCompose('docker/observability.yaml');
const secrets = await makeSecrets();
const values = { ...secrets, PUBLIC_BASE_URL: 'http://localhost' };

describe.each(services.map((it) => [it.name, it] as const))('%s in compose', (name, service) => {
  test('starts with what it is given: its own settings take every value', async () => {
    const texts = {
      ...product.services[name]?.environment,
      ...watchers.services[name]?.environment,
    };
    const given = Object.fromEntries(
      Object.entries(texts).map(([variable, text]) => [variable, fillIn(text, values)]),
    );
    const settings = parseEnv(standaloneSettings(await loadApp(service)), given);
    expect(settings).toMatchObject({ NODE_ENV: 'production', PORT: service.port });
  });
});

test('every image that is not ours is one release, exactly', () => {
  const images = [product, watchers].flatMap((file) =>
    Object.values(file.services).flatMap(({ image }) => image ?? []),
  );
  const foreign = [...new Set(images)].filter((image) => !image.startsWith('gomomo/'));
  expect(foreign.length).toBeGreaterThan(6);
  // PostgreSQL counts its releases by two numbers.
  const exact = /(?:@sha256:[0-9a-f]{64}|:v?\d+\.\d+\.\d+(?:-[\w.]+)?|\/postgres:\d+\.\d+-\w+)$/;
  expect(foreign.filter((image) => !exact.test(image))).toEqual([]);
});

/** `name:port` of a URL or an address. */
const hostOf = (address: string): string => address.replace(/^\w+:\/\//, '').split(':')[0] ?? '';

test('what operators look at finds what it asks', () => {
  const observability = 'docker/observability';
  const sources = parse(readText(`${observability}/grafana/datasources.yaml`)) as {
    datasources: { type: string; url: string }[];
  };
  const { scrape_configs: jobs } = parse(readText(`${observability}/prometheus.yaml`)) as {
    scrape_configs: { static_configs: { targets: string[] }[] }[];
  };
  const { exporters, receivers } = parse(readText(`${observability}/collector.yaml`)) as {
    exporters: { otlp: { endpoint: string } };
    receivers: { otlp: { protocols: { http: { endpoint: string } } } };
  };
  const targets = jobs.flatMap((job) => job.static_configs.flatMap((it) => it.targets));
  expect(targets.toSorted()).toEqual(
    services
      .map(({ name }) => `${name}:${product.services[name]?.environment?.['METRICS_PORT']}`)
      .toSorted(),
  );
  const asked = [...sources.datasources.map(({ url }) => url), exporters.otlp.endpoint].map(hostOf);
  expect(asked.filter((name) => watchers.services[name]?.image === undefined)).toEqual([]);
  const port = receivers.otlp.protocols.http.endpoint.split(':')[1];
  const traced = services.map(
    ({ name }) => watchers.services[name]?.environment?.['OTEL_EXPORTER_OTLP_ENDPOINT'],
  );
  expect([...new Set(traced)]).toEqual([`http://collector:${port}`]);
});

test('Grafana loads every dashboard, and each takes its source by its kind', () => {
  const { providers } = parse(readText('docker/observability/grafana/dashboards.yaml')) as {
    providers: { options: { path: string } }[];
  };
  const mounts = (watchers.services['grafana']?.volumes ?? []).map((it) => it.split(':'));
  const [from = ''] = mounts.find(([, to]) => to === providers[0]?.options.path) ?? [];
  const folder = join('docker', from);
  const boards = readdirSync(join(root, folder)).filter((name) => name.endsWith('.json'));
  expect(boards.length).toBeGreaterThanOrEqual(5);
  for (const board of boards) {
    const { templating } = JSON.parse(readText(join(folder, board))) as {
      templating: { list: { type: string; query: string }[] };
    };
    expect(templating.list).toContainEqual(
      expect.objectContaining({ type: 'datasource', query: 'prometheus' }),
    );
  }
});

const client = spawnSync('docker', ['compose', 'version'], { encoding: 'utf8' });

skipUnless({
  isPresent: () => client.status === 0,
  hint: 'compose as its own client reads it: no docker compose (docs.docker.com/compose/install)',
  isInstallable: false,
})('the client of compose', () => {
  test('reads both files together and finds nothing wrong', () => {
    const secretsFile = join(temporaryFolder('compose-'), 'secrets.env');
    writeFileSync(secretsFile, toEnvironmentFile(secrets));
    const { status, stdout, stderr } = spawnSync(
      'docker',
      ['compose', '--env-file', secretsFile, ...files.flatMap((it) => ['-f', it]), 'config', '-q'],
      { cwd: root, encoding: 'utf8' },
    );
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' });
  });
});
