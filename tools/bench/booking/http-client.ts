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

interface Head {
  readonly status: number;
  /** Of the body; undefined where it comes in chunks. */
  readonly length: number | undefined;
  /** Bytes before the body. */
  readonly size: number;
}

/** Looks at each byte once: an answer of half a megabyte must not cost the callers more than the server. */
function readAnswers(socket: Socket): () => Promise<Said> {
  let chunks: Buffer[] = [];
  let size = 0;
  let head: Head | undefined;
  let waiting: PromiseWithResolvers<Said> | undefined;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    head ??= findHead(Buffer.concat(chunks));
    if (head === undefined || !isWhole(head, size, chunk)) return;
    const { status } = head;
    const body = Buffer.concat(chunks).toString('latin1', head.size);
    [chunks, size, head] = [[], 0, undefined];
    waiting?.resolve({ status, body });
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return () => {
    waiting = Promise.withResolvers<Said>();
    return waiting.promise;
  };
}

function findHead(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  const isChunked = /\r\ntransfer-encoding: chunked/i.test(text);
  const told = length === undefined ? (isChunked ? undefined : 0) : Number(length);
  return { status: Number(text.slice(9, 12)), length: told, size: end + 4 };
}

const isWhole = ({ length, size: headSize }: Head, size: number, last: Buffer): boolean =>
  length === undefined ? last.toString('latin1').endsWith('0\r\n\r\n') : size >= headSize + length;
