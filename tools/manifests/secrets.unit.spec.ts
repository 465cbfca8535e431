import { parseEnv, productSettings } from '@gomomo/config';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { variablesOf } from './compose.ts';
import type { IExternalSecret } from './custom-resources.ts';
import { makeSecrets, toEntries, toEnvironmentFile, toSecretList } from './fresh-secrets.ts';
import { ofKind, readManifests, readText } from './tree.ts';
import { specOf } from './workload.ts';

test('a fresh environment file has what compose takes from it, and nothing else without a default', async () => {
  const made = toEnvironmentFile(await makeSecrets())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('=')[0]);
  const optional =
    /^(?:LOG_LEVEL|OPENAI_.*|S3_.*|LLM_.*|GOOGLE_.*|VOICE_(?:DEFAULT_TENANT|MODE)|TWILIO_ACCOUNT_SID)$/;
  const demanded = ['docker/compose.yaml', 'docker/observability.yaml']
    .flatMap((file) => variablesOf(readText(file)))
    .filter((it) => !optional.test(it));
  expect(made.toSorted()).toEqual([...new Set(demanded)].toSorted());
});

test('fresh entries are those that the external secrets ask the store for', async () => {
  const asked = ofKind(readManifests('k8s'), 'ExternalSecret').map(({ object }) => {
    const { target, data } = specOf<IExternalSecret['spec']>(object);
    const [entry = ''] = new Set(data.map(({ remoteRef }) => remoteRef.key));
    expect(target.name).toBe(`${entry.replace('gomomo/', '')}-secrets`);
    expect(data.map(({ remoteRef }) => remoteRef.property)).toEqual(data.map((it) => it.secretKey));
    return [entry.replace('gomomo/', ''), data.map(({ secretKey }) => secretKey)];
  });
  const made = Object.entries(await toEntries(await makeSecrets(), 'redis-sentinel')).map(
    ([entry, values]) => [entry, Object.keys(values)],
  );
  expect(made).toEqual(asked);
});

test('production takes every fresh value', async () => {
  for (const redis of ['redis', 'redis-sentinel'] as const) {
    for (const values of Object.values(await toEntries(await makeSecrets(), redis))) {
      const shape = Object.entries(productSettings.shape).filter(([name]) => name in values);
      const schema = z.object(Object.fromEntries(shape));
      expect(() => parseEnv(schema, { ...values, NODE_ENV: 'production' })).not.toThrow();
    }
  }
});

test('no two runs and no two names share a secret', async () => {
  const values = [...Object.values(await makeSecrets()), ...Object.values(await makeSecrets())];
  expect(new Set(values).size).toBe(values.length);
});

test('the secrets of the development overlay go into its namespace', async () => {
  const entries = await toEntries(await makeSecrets(), 'redis');
  const { namespace } = /^namespace: (?<namespace>.+)$/m.exec(
    readText('k8s/overlays/dev/kustomization.yaml'),
  )!.groups as { namespace: string };
  expect(namespace).toBe('gomomo-dev');
  expect(toSecretList(entries, namespace)).toMatchObject({
    items: Object.keys(entries).map((name) => ({
      metadata: { name: `${name}-secrets`, namespace },
    })),
  });
});

// voice-gateway and calendar-sync once held it to know who asks them: a way into any of them was one to every business.
test('the key of the operator is with booking-core alone; the others ask it whose a key is', async () => {
  const entries = Object.entries(await toEntries(await makeSecrets(), 'redis'));
  const holders = entries.filter(([, values]) => 'ADMIN_API_KEY' in values).map(([name]) => name);
  expect(holders).toEqual(['booking-core']);
});
