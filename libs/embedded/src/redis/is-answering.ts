import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { LOOPBACK } from '../ports.ts';

const ANSWER_MS = 1_000;
const PAUSE_MS = 20;

/** One try to log in and ping, in Redis' inline protocol; pauses a moment before it answers no. */
export async function isAnswering(login: { port: number; password: string }): Promise<boolean> {
  const answered = await new Promise<boolean>((resolve) => {
    const socket = createConnection({ port: login.port, host: LOOPBACK, timeout: ANSWER_MS });
    let answer = '';
    const settle = (ready: boolean): void => {
      socket.destroy();
      resolve(ready);
    };
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`AUTH ${login.password}\r\nPING\r\n`));
    socket.on('data', (text) => {
      answer += String(text);
      if (answer.includes('+PONG')) settle(true);
      else if (/^-/m.test(answer)) settle(false); // still loading, or not our server
    });
    socket.on('timeout', () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('close', () => settle(false));
  });
  if (!answered) await delay(PAUSE_MS);
  return answered;
}
