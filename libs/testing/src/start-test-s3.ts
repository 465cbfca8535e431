import { findProgram } from '@gomomo/embedded';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { testEnvironment } from './test-environment.ts';
import { until } from './until.ts';

export const findS3Server = (): string | undefined =>
  findProgram('moto_server', testEnvironment.searchPath());

export interface TestS3 {
  readonly endpoint: string;
  readonly bucket: string;
  stop(): Promise<void>;
}

/** A throwaway server that speaks S3, with one bucket; it believes any key. */
export async function startTestS3(): Promise<TestS3> {
  const program = findS3Server();
  if (program === undefined) throw new Error('no moto_server: pip install "moto[s3,server]"');
  const port = await freePort();
  const args = ['-H', '127.0.0.1', '-p', String(port)];
  const server = spawn(program, args, { cwd: temporaryFolder('s3-'), stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const bucket = 'workbooks';
  await until(() => fetch(`${endpoint}/${bucket}`, { method: 'PUT' }), 60);
  return {
    ...{ endpoint, bucket },
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
