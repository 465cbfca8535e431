import { toProblem } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** What the parser of Node could not read; who is late or gone is not answered here. */
const tellFault = (code: string | undefined): AppError | undefined => {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new AppError('payload-too-large', 'The headers are too large: 16 kB at most.');
  }
  if (code?.startsWith('HPE_') === true) {
    const detail =
      'This is not HTTP: check the method, the address (percent-encoded) and the headers.';
    return new AppError('validation', detail, {
      details: { errors: [{ pointer: '', detail: 'cannot be read as an HTTP request' }] },
    });
  }
  return undefined;
};

/** Answers what is no HTTP at all with a problem, as everything else; Node alone sends an empty 400. */
export function refuseUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    const refusal = tellFault(error.code);
    const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    if (!socket.writable || (refusal === undefined && !late)) {
      socket.destroy();
      return;
    }
    if (refusal === undefined) {
      socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
      return;
    }
    const traceId = crypto.randomUUID().replaceAll('-', '');
    const { status, headers, body } = toProblem(refusal, { instance: '', traceId });
    const text = JSON.stringify(body);
    const lines = Object.entries({
      ...headers,
      'content-length': String(Buffer.byteLength(text)),
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`);
  });
}
