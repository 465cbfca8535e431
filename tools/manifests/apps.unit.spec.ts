import { productSettings } from '@gomomo/config';
import { describe, expect, test } from '@jest/globals';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadApp, services } from '@gomomo/infra';
import {
  readAppSettings,
  readJobSettings,
  readKubernetesSettings,
  type GivenSetting,
} from './app-environment.ts';
import { readCompose } from './compose.ts';
import type { IExternalSecret, IKafkaUser } from './custom-resources.ts';
import { ofKind, readManifests, readText, root } from './tree.ts';
import { findWorkloads, specOf } from './workload.ts';

const { version } = JSON.parse(readText('package.json')) as { version: string };
const compose = readCompose();
const manifests = readManifests('k8s');
const workloads = findWorkloads(manifests);
const external = ofKind(manifests, 'ExternalSecret').map(({ object }) =>
  specOf<IExternalSecret['spec']>(object),
);
const kafkaUsers = ofKind(manifests, 'KafkaUser').map(
  ({ object }) => object as IKafkaUser & { metadata: { name: string } },
);

/** Secrets that an operator makes of something that we declare. */
function isMade({ name, key }: { name: string; key: string }): boolean {
  return (
    external.some(
      (it) => it.target.name === name && it.data.some((one) => one.secretKey === key),
    ) || kafkaUsers.some(({ metadata }) => metadata.name === name && key === 'password')
  );
}

describe.each(services.map((it) => [it.name, it] as const))('%s', (name, app) => {
  const workload = workloads.find((it) => it.kind === 'Deployment' && it.name === name);
  const service = compose.services[name];

  test('has the entries that every service has, and the schema that the list names', async () => {
    const entries = app.schema === undefined ? ['main'] : ['main', 'migrate'];
    const files = entries.map((entry) => join(root, 'apps', name, 'src', `${entry}.ts`));
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect((await loadApp(app)).migrations?.schema).toBe(app.schema);
  });

  test('has a folder in the base, and each overlay says which image it is', () => {
    const { resources } = parse(readText('k8s/base/kustomization.yaml')) as { resources: string[] };
    expect(resources).toContain(name);
    expect(workload?.containers.map(({ image }) => image)).toEqual([`gomomo/${name}`]);
    for (const overlay of readdirSync(join(root, 'k8s/overlays'))) {
      const { images } = parse(readText(`k8s/overlays/${overlay}/kustomization.yaml`)) as {
        images: { name: string; newTag: string }[];
      };
      expect(images).toContainEqual(
        expect.objectContaining({ name: `gomomo/${name}`, newTag: version }),
      );
    }
  });

  test('listens where the list says, in the cluster and in compose', () => {
    const given = readKubernetesSettings(app);
    expect(given.find((setting) => setting.name === 'PORT')?.value).toBe(String(app.port));
    expect(workload?.containers[0]?.ports).toEqual([
      { name: 'http', containerPort: app.port },
      { name: 'metrics', containerPort: Number(valueOf(given, 'METRICS_PORT')) },
    ]);
    const [object] = ofKind(manifests, 'Service').filter((it) => it.object.metadata.name === name);
    expect(specOf<object>(object!.object)).toMatchObject({
      ports: [{ name: 'http', port: app.port, targetPort: 'http' }],
    });
    expect(service?.environment?.['PORT']).toBe(String(app.port));
    expect(service?.healthcheck?.test.join(' ')).toContain(`:${app.port}/health/ready`);
  });

  test('is built and run in compose as the cluster runs it', () => {
    expect(service).toMatchObject({
      image: `gomomo/${name}:${version}`,
      build: { context: '..', dockerfile: 'docker/service.Dockerfile', args: { APP: name } },
      user: '65532:65532',
      read_only: true,
      cap_drop: ['ALL'],
      stop_grace_period: '45s',
    });
    expect(service?.healthcheck?.test.slice(0, 2)).toEqual(['CMD', '/nodejs/bin/node']);
    expect(service?.ports).toBeUndefined();
  });

  test('is given every name that it needs in production, and none that it does not read', async () => {
    const settings = await readAppSettings(app);
    const required = settings.filter((it) => it.requiredInProduction).map((it) => it.name);
    const read = settings.map((it) => it.name);
    const places = {
      kubernetes: readKubernetesSettings(app).map((it) => it.name),
      compose: Object.keys(service?.environment ?? {}),
    };
    for (const [place, given] of Object.entries(places)) {
      const missing = required.filter((it) => !given.includes(it));
      const strange = given.filter((it) => !read.includes(it) && it !== 'NODE_OPTIONS');
      expect({ place, missing, strange }).toEqual({ place, missing: [], strange: [] });
    }
  });

  // compose once neither named Google's client nor let any app reach a server of others
  test('has in compose the names of whom it speaks to abroad, and a way out only for that', async () => {
    const abroad = (await readAppSettings(app))
      .map((it) => it.name)
      .filter((it) =>
        /^(?:OPENAI_API_KEY|TWILIO_ACCOUNT_SID|GOOGLE_CLIENT_.*|S3_BUCKET)$/.test(it),
      );
    expect(Object.keys(service?.environment ?? {})).toEqual(expect.arrayContaining(abroad));
    expect(service?.networks).toEqual(abroad.length > 0 ? ['inside', 'outside'] : ['inside']);
  });

  test('gets its secrets as secrets, and from where they are made', async () => {
    const secrets = (await readAppSettings(app)).filter((it) => it.secret).map((it) => it.name);
    const given = readKubernetesSettings(app);
    const open = given.filter((it) => secrets.includes(it.name) && it.secret === undefined);
    expect(open).toEqual([]);
    const lost = given.filter((it) => it.secret !== undefined && !isMade(it.secret));
    expect(lost).toEqual([]);
    const literal = Object.entries(service?.environment ?? {}).filter(
      ([setting, value]) => secrets.includes(setting) && !/\$\{\w+:[?-]\}/.test(value),
    );
    expect(literal).toEqual([]);
  });

  if (app.schema !== undefined) {
    const migrate = `apps/${name}/src/migrate.ts`;
    test('is migrated by a job of its own image before it starts', () => {
      const job = workloads.find((it) => it.kind === 'Job' && it.name === `${name}-migrations`);
      expect(job?.containers.map(({ image, args }) => [image, args])).toEqual([
        [`gomomo/${name}`, [migrate]],
      ]);
      expect(specOf<IJob['spec']>(job!.manifest.object)?.ttlSecondsAfterFinished).toBeGreaterThan(
        0,
      );
      const given = readJobSettings(`k8s/base/${name}-migrations/job.yaml`);
      expect(given.map((it) => it.name)).toEqual(['DATABASE_OWNER_URL']);
      expect(given.filter((it) => it.secret === undefined || !isMade(it.secret))).toEqual([]);
      expect(compose.services[`${name}-migrations`]).toMatchObject({
        image: `gomomo/${name}:${version}`,
        command: [migrate],
      });
      expect(service?.depends_on?.[`${name}-migrations`]?.condition).toBe(
        'service_completed_successfully',
      );
    });
  }
});

const valueOf = (given: readonly GivenSetting[], name: string): string | undefined =>
  given.find((setting) => setting.name === name)?.value;

test('no app is deployed that is not in the list', () => {
  const names = services.map(({ name }) => name);
  const deployed = workloads.filter((it) => it.isOurs && it.kind === 'Deployment');
  expect(deployed.map((it) => it.name).toSorted()).toEqual(names.toSorted());
  const built = Object.values(compose.services).flatMap(({ build }) => build?.args.APP ?? []);
  expect(built.toSorted()).toEqual(names.toSorted());
});

test.each(services.map((service) => [service.name, service] as const))(
  '%s has the switches of Node of the list, or those of the image',
  (name, { nodeOptions }) => {
    const lines = readText(`k8s/base/${name}/settings.env`).split('\n');
    const given = lines.filter((line) => line.startsWith('NODE_OPTIONS='));
    expect(given).toEqual(nodeOptions === undefined ? [] : [`NODE_OPTIONS=${nodeOptions}`]);
  },
);

test('no secret is written down, and none is an object of ours', () => {
  expect(ofKind(manifests, 'Secret')).toEqual([]);
  const secrets = Object.entries(productSettings.shape)
    .filter(([, type]) => (type.meta() as { secret?: boolean } | undefined)?.secret)
    .map(([name]) => name);
  const files = [
    'k8s/base/settings.env',
    ...services.map(({ name }) => `k8s/base/${name}/settings.env`),
  ];
  const open = files.flatMap((file) =>
    secrets.filter((name) => readText(file).includes(`${name}=`)),
  );
  expect(open).toEqual([]);
});

test('what runs roles.sql in the cluster is the file that everybody else runs', () => {
  expect(readText('k8s/components/cnpg/roles.sql')).toBe(readText('infra/postgres/roles.sql'));
  const variables = [...readText('infra/postgres/roles.sql').matchAll(/:'(\w+)'/g)];
  const given = [
    ...readText('k8s/components/cnpg/passwords.sql').matchAll(/\\getenv (\w+) (\w+)/g),
  ];
  expect(given.map(([, name]) => name).toSorted()).toEqual(
    [...new Set(variables.map(([, name]) => name))].toSorted(),
  );
  expect(given.filter(([, name = '', variable]) => variable !== name.toUpperCase())).toEqual([]);
});
