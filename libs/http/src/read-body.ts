import { AppError } from '@gomomo/kernel';
import { json, type Request, type Response } from 'express';

export const bodyLimitBytes = 100_000;

const parseEncoded = json({ limit: bodyLimitBytes, strict: false, type: () => true });
const utf8 = /^\s*charset\s*=\s*"?utf-?8"?\s*$/i;
const acceptedTypes = new Set(['application/json', 'application/merge-patch+json']);

/**
 * Reads a JSON body in the order of the contract: 415, 413, then 400. No body at all is `undefined`.
 *
 * @throws AppError `unsupported-media-type`, `payload-too-large`, `malformed-json`
 */
export async function readBody(request: Request, response: Response): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').split(';');
  if (!acceptedTypes.has(type.trim().toLowerCase())) {
    throw new AppError('unsupported-media-type', 'Send the body as application/json.');
  }
  const isPlain =
    request.headers['content-encoding'] === undefined && parameters.every((one) => utf8.test(one));
  return isPlain ? parsePlain(await readBytes(request)) : readEncoded(request, response);
}

function hasBody(request: Request): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  const length = request.headers['content-length'];
  return length !== undefined && length !== '0';
}

/** The common case, read without the layers that other encodings need. */
function readBytes(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // What is too much is read to its end all the same, so that the answer can be heard.
      if (size <= bodyLimitBytes) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.once('end', () => {
      const [only] = chunks;
      if (size > bodyLimitBytes) reject(tooLarge());
      else resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    request.once('error', () => reject(malformed()));
    request.once('close', () => {
      if (!request.complete) reject(malformed());
    });
  });
}

function parsePlain(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    throw malformed();
  }
}

/** Compressed, or of another charset. */
async function readEncoded(request: Request, response: Response): Promise<unknown> {
  await new Promise<void>((resolve, reject) => {
    parseEncoded(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(toRefusal(error));
    });
  });
  const body: unknown = request.body;
  return body;
}

const tooLarge = (): AppError =>
  new AppError('payload-too-large', `The body may have at most ${bodyLimitBytes} bytes.`);
const malformed = (): AppError => new AppError('malformed-json', 'The body is not valid JSON.');

function toRefusal(error: unknown): AppError {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : '';
  if (type === 'entity.too.large') return tooLarge();
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new AppError('unsupported-media-type', 'Send the body as UTF-8 JSON, not encoded.');
  }
  return malformed();
}
