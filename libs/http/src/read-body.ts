import { AppError } from '@gomomo/kernel';
import { json, type Request, type Response } from 'express';

export const bodyLimitBytes = 100_000;

const parseJson = json({ limit: bodyLimitBytes, strict: false, type: () => true });
const acceptedTypes = new Set(['application/json', 'application/merge-patch+json']);

/**
 * Reads a JSON body in the order of the contract: 415, 413, then 400. No body at all is `undefined`.
 *
 * @throws AppError `unsupported-media-type`, `payload-too-large`, `malformed-json`
 */
export async function readBody(request: Request, response: Response): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  const [type = ''] = (request.get('content-type') ?? '').split(';');
  if (!acceptedTypes.has(type.trim().toLowerCase())) {
    throw new AppError('unsupported-media-type', 'Send the body as application/json.');
  }
  await new Promise<void>((resolve, reject) => {
    parseJson(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(toRefusal(error));
    });
  });
  const body: unknown = request.body;
  return body;
}

function hasBody(request: Request): boolean {
  if (request.headers['transfer-encoding'] !== undefined) return true;
  const length = request.headers['content-length'];
  return length !== undefined && length !== '0';
}

function toRefusal(error: unknown): AppError {
  const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : '';
  if (type === 'entity.too.large') {
    return new AppError('payload-too-large', `The body may have at most ${bodyLimitBytes} bytes.`);
  }
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new AppError('unsupported-media-type', 'Send the body as UTF-8 JSON, not encoded.');
  }
  return new AppError('malformed-json', 'The body is not valid JSON.');
}
