import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { silentLog, skipUnless, until } from '@gomomo/testing';
import { createSharedState } from '../src/index.ts';
import { describeSharedState } from './conformance.ts';
import { passTimeLua } from './pass-time.ts';
import { startRedisServers, type RedisServers } from './redis-servers.ts';

const describeWithRedis = skipUnless('redis');

describeWithRedis('shared state in a Redis Cluster', () => {
  describeSharedState(async () => {
    const node = () => 'cluster-enabled yes\ncluster-node-timeout 2000';
    const numbered = [0, 1, 2].map(
      (index) => () => `${node()}\ncluster-config-file ${index}.nodes`,
    );
    const { ports, cli, stop } = await startRedisServers(numbered);
    const nodes = ports.map((port) => `127.0.0.1:${port}`);
    const [first = 0] = ports;
    await cli(first, '--cluster', 'create', ...nodes, '--cluster-yes');
    for (const port of ports) {
      await until(async () =>
        expect(await cli(port, 'cluster', 'info')).toMatch('cluster_state:ok'),
      );
    }
    return {
      open: () =>
        createSharedState({
          redisUrl: `redis+cluster://${nodes.join(',')}`,
          logger: silentLog,
        }),
      passTime: async (byMs) => {
        for (const port of ports) await cli(port, 'eval', passTimeLua, '0', String(byMs));
      },
      stop,
    };
  });
});

describeWithRedis('shared state behind a Redis Sentinel', () => {
  const context = {} as { servers: RedisServers };
  beforeAll(async () => {
    context.servers = await startRedisServers([
      () => '',
      ([primary]) => `replicaof 127.0.0.1 ${primary}`,
      ([primary]) =>
        [
          `sentinel monitor front-desk 127.0.0.1 ${primary} 1`,
          'sentinel down-after-milliseconds front-desk 500',
          'sentinel failover-timeout front-desk 2000',
        ].join('\n'),
    ]);
    const [, replica = 0] = context.servers.ports;
    const role = () => context.servers.cli(replica, 'info', 'replication');
    await until(async () => expect(await role()).toMatch('master_link_status:up'));
  }, 30_000);
  afterAll(() => context.servers?.stop());

  test('follows the primary to another server', async () => {
    const [primary] = context.servers.processes;
    const [, , sentinel] = context.servers.ports;
    const redisUrl = `redis+sentinel://127.0.0.1:${sentinel}/front-desk/0`;
    const state = createSharedState({ redisUrl, logger: silentLog });
    await state.sessions.put('key', 'value', { expectedVersion: 0, ttlMs: 60_000 });
    const [, replica = 0] = context.servers.ports;
    await until(async () =>
      expect(await context.servers.cli(replica, 'keys', '*')).toMatch('session:key'),
    );
    const known = async () =>
      context.servers.cli(sentinel ?? 0, 'sentinel', 'replicas', 'front-desk');
    await until(async () => expect(await known()).toMatch('127.0.0.1'));
    primary?.kill('SIGKILL');
    await until(async () => expect(await context.servers.cli(replica, 'role')).toMatch('master'));
    await until(async () =>
      expect(await state.sessions.get('key')).toEqual({ value: 'value', version: 1 }),
    );
    await state.tokens.put('hash', 'value', 60_000);
    expect(await state.tokens.take('hash')).toBe('value');
    await state.close();
  }, 60_000);
});
