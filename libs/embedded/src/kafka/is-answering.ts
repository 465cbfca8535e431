import { createConnection } from 'node:net';
import { LOOPBACK } from '../ports.ts';

const answerMs = 1000;

/** ApiVersions v0 without a client id (Kafka protocol guide): length, key 18, version 0, id 1, null. */
const apiVersionsRequest = Buffer.from([0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff]);

/** One try. The port is open long before the broker works on requests, so it is asked for one. */
export function isBrokerAnswering(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: LOOPBACK, timeout: answerMs });
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.on('connect', () => socket.write(apiVersionsRequest));
    socket.on('data', () => settle(true));
    socket.on('timeout', () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('close', () => settle(false));
  });
}
