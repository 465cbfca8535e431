import { findFreePort } from './ports.ts';
import { AppError } from '@gomomo/kernel';
import { createServer } from 'node:net';

/** The error code that binding would meet, undefined when it works. */
function probe(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A browser asks localhost by IPv6 first: a stranger there would answer instead of us. */
async function findFault(port: number, host: string): Promise<string | undefined> {
  const fault = await probe(port, host);
  if (fault !== undefined || host !== '127.0.0.1') return fault;
  return (await probe(port, '::1')) === 'EADDRINUSE' ? 'EADDRINUSE' : undefined;
}

async function nextFree(port: number, host: string): Promise<number> {
  for (let next = port + 1; next < Math.min(port + 100, 65_536); next += 1) {
    if ((await findFault(next, host)) === undefined) return next;
  }
  return (await findFreePort(0, host)) ?? port;
}

/**
 * Looked at before anything heavy is started.
 * @throws AppError 'port-taken' | 'address-unusable' with what to type instead
 */
export async function assertPortFree(port: number, host: string): Promise<void> {
  const fault = await findFault(port, host);
  if (fault === undefined) return;
  if (fault !== 'EADDRINUSE') {
    throw new AppError(
      'address-unusable',
      `gomomo cannot listen on ${host} port ${port} (${fault}): change HOST or PORT.`,
      { details: { port, host } },
    );
  }
  const next = await nextFree(port, host);
  throw new AppError(
    'port-taken',
    `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port:` +
      `  PORT=${next} npm start`,
    { details: { port, host } },
  );
}
