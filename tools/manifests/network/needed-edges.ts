import { services } from '@gomomo/infra';
import { readAppSettings } from '../app-environment.ts';
import { ofKind, type Manifest } from '../tree.ts';
import { findWorkloads } from '../workload.ts';

/** Settings that make a service speak to a server of others. */
const abroad = /^(?:TWILIO_ACCOUNT_SID|OPENAI_API_KEY|GOOGLE_CLIENT_ID|S3_BUCKET)$/;

/** Every edge that the list of services, the settings of each and the parts of an overlay need; no other may be. */
export async function findNeededEdges(manifests: readonly Manifest[]): Promise<string[]> {
  const has = (kind: string): boolean => ofKind(manifests, kind).length > 0;
  const redis = redisOf(manifests);
  const collectors = collectorsOf(manifests);
  const edges = findWorkloads(manifests)
    .filter(({ isOurs, name }) => isOurs || name === 'postgres-roles')
    .map(({ name }) => `${name} -> kube-system:53`);
  for (const service of services) {
    const { name, schema, calls = [], routes } = service;
    const settings = (await readAppSettings(service)).map((it) => it.name);
    edges.push(...calls.map((other) => `${name} -> ${other}:http`));
    if (schema !== undefined && has('Cluster')) edges.push(`${name} -> postgres:5432`);
    if (schema !== undefined && has('Cluster')) edges.push(`${name}-migrations -> postgres:5432`);
    if (has('Kafka')) edges.push(`${name} -> kafka:9093`);
    if (settings.includes('REDIS_URL')) edges.push(...redis.map((to) => `${name} -> ${to}`));
    if (routes.length > 0 && has('IngressRoute')) edges.push(`traefik -> ${name}:http`);
    if (has('PodMonitor')) edges.push(`monitoring -> ${name}:metrics`);
    edges.push(...collectors.map((to) => `${name} -> ${to}`));
    const place = settings.find((it) => abroad.test(it));
    if (place !== undefined && isOpenedBy(place, name, manifests))
      edges.push(`${name} -> world:443`);
  }
  return [...edges, ...betweenOperators(manifests)].toSorted();
}

function redisOf(manifests: readonly Manifest[]): string[] {
  if (ofKind(manifests, 'RedisSentinel').length > 0) return ['redis:6379', 'redis-sentinel:26379'];
  return findWorkloads(manifests).some(({ name }) => name === 'redis') ? ['redis:redis'] : [];
}

/** Where the settings of all services say that spans go: `http://service.namespace:port`. */
function collectorsOf(manifests: readonly Manifest[]): string[] {
  return ofKind(manifests, 'ConfigMap').flatMap(({ object }) => {
    const endpoint = object.data?.['OTEL_EXPORTER_OTLP_ENDPOINT'];
    if (endpoint === undefined) return [];
    const { hostname, port } = new URL(endpoint);
    return [`${hostname.split('.')[1]}:${port}`];
  });
}

/** A way out comes with the component that gives the key to go with it; Twilio's is always there. */
function isOpenedBy(setting: string, service: string, manifests: readonly Manifest[]): boolean {
  if (setting === 'TWILIO_ACCOUNT_SID') return true;
  const workload = findWorkloads(manifests).find(({ name }) => name === service);
  const given = (workload?.containers ?? []).flatMap(({ env = [] }) => env.map(({ name }) => name));
  return given.includes(setting === 'S3_BUCKET' ? 'S3_ACCESS_KEY_ID' : setting);
}

/**
 * What the parts and their operators need among themselves, by the documentation of each. Nothing fences the way out of
 * Postgres and Kafka, so whoever listens elsewhere is in it.
 */
function betweenOperators(manifests: readonly Manifest[]): string[] {
  const edges: Readonly<Record<string, readonly string[]>> = {
    Cluster: [
      'postgres-roles -> postgres:5432',
      'postgres -> kube-system:53',
      'postgres -> observability:4318',
      ...['postgres', 'cnpg-system'].flatMap((it) => [
        `${it} -> postgres:5432`,
        `${it} -> postgres:8000`,
      ]),
    ],
    Kafka: ['kafka -> kube-system:53', 'kafka -> observability:4318'],
    RedisSentinel: ['redis', 'redis-sentinel'].flatMap((from) => [
      `${from} -> kube-system:53`,
      `${from} -> redis:6379`,
      `${from} -> redis-sentinel:26379`,
    ]),
    RedisReplication: ['redis-operator -> redis:6379', 'redis-operator -> redis-sentinel:26379'],
    ScaledObject: ['keda -> kafka:9093'],
  };
  const own = Object.entries(edges).flatMap(([kind, list]) =>
    ofKind(manifests, kind).length > 0 ? list : [],
  );
  const single = findWorkloads(manifests).some(({ name }) => name === 'redis');
  return single ? [...own, 'redis -> kube-system:53'] : own;
}
