import { findFreePort } from '@gomomo/embedded';
import { temporaryFolder, until } from '@gomomo/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface RedisServers {
  readonly ports: readonly number[];
  readonly processes: readonly ChildProcess[];
  cli(port: number, ...args: string[]): Promise<string>;
  stop(): Promise<void>;
}

/** Bare servers on free ports, each with its own settings; nothing is kept on disk. */
export async function startRedisServers(
  settings: readonly ((ports: readonly number[]) => string)[],
): Promise<RedisServers> {
  const folder = temporaryFolder('redis-');
  const ports: number[] = [];
  while (ports.length < settings.length) {
    // a node of a cluster also listens 10,000 ports higher
    const port = (await findFreePort(20_000 + Math.floor(Math.random() * 20_000))) ?? 0;
    if (port > 0 && !ports.includes(port)) ports.push(port);
  }
  const processes = settings.map((toSettings, index) => {
    const config = join(folder, `${index}.conf`);
    const own = [`port ${ports[index]}`, 'bind 127.0.0.1', 'save ""', `dir ${folder}`];
    writeFileSync(config, [...own, toSettings(ports), ''].join('\n'));
    const mode = toSettings(ports).includes('sentinel monitor') ? ['--sentinel'] : [];
    return spawn('redis-server', [config, ...mode], { stdio: 'ignore' });
  });
  const cli = async (port: number, ...args: string[]): Promise<string> =>
    (await run('redis-cli', ['-p', String(port), ...args])).stdout.trim();
  for (const port of ports) await until(() => cli(port, 'ping'));
  return {
    ports,
    processes,
    cli,
    stop: async () => {
      for (const server of processes) server.kill('SIGKILL');
    },
  };
}
