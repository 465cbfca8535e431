import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Said {
  readonly status: number;
  readonly body: string;
}

/** One kept-alive connection that sends one request after the other, as cheaply as it can be done. */
export interface HttpConnection {
  say(method: string, path: string, headers: string, body?: string): Promise<Said>;
  close(): void;
}

/** Bodies with a length or without one; the servers of the bench send no chunks of a known kind else. */
export async function openHttp(url: string): Promise<HttpConnection> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const answers = readAnswers(socket);
  return {
    say(method, path, headers, body = '') {
      const length = method === 'GET' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
      const answer = answers();
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${headers}${length}\r\n${body}`,
      );
      return answer;
    },
    close: () => socket.destroy(),
  };
}

function readAnswers(socket: Socket): () => Promise<Said> {
  let held = '';
  let waiting: PromiseWithResolvers<Said> | undefined;
  // latin1: one character is one byte, so lengths need no counting
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    held += text;
    const said = findAnswer(held);
    if (said === undefined) return;
    held = '';
    waiting?.resolve(said);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return () => {
    waiting = Promise.withResolvers<Said>();
    return waiting.promise;
  };
}

function findAnswer(text: string): Said | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd === -1) return undefined;
  const head = text.slice(0, headEnd);
  const body = text.slice(headEnd + 4);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length !== undefined) return body.length < Number(length) ? undefined : { status, body };
  const isChunked = /\r\ntransfer-encoding: chunked/i.test(head);
  return isChunked && !body.endsWith('0\r\n\r\n') ? undefined : { status, body };
}
