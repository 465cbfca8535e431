import type { Request, Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PageFile } from './page-files.ts';
import { commonHeaders, toContentPolicy } from './security-headers.ts';

const toGzip = promisify(gzip);

export const ownOriginOf = (request: Request, publicBaseUrl: string | undefined): string =>
  publicBaseUrl === undefined
    ? `${request.protocol}://${request.get('host') ?? ''}`
    : new URL(publicBaseUrl).origin;

export interface Html {
  readonly status: number;
  readonly html: string;
  readonly nonce: string;
  readonly allowedOrigins: readonly string[];
}

export async function sendHtml(
  publicBaseUrl: string | undefined,
  request: Request,
  response: Response,
  page: Html,
): Promise<void> {
  const { status, html, nonce, allowedOrigins } = page;
  const ownOrigin = ownOriginOf(request, publicBaseUrl);
  const policy = toContentPolicy({ nonce, ownOrigin, allowedOrigins });
  response.status(status).set({
    ...commonHeaders,
    'content-security-policy': policy,
    'content-type': 'text/html; charset=utf-8',
    // The nonce is good for one answer only, so no shared cache may keep it.
    'cache-control': 'private, no-cache',
    vary: 'Accept-Encoding, Cookie',
  });
  if (request.acceptsEncodings('gzip') === 'gzip') {
    response.set('content-encoding', 'gzip').end(await toGzip(html));
  } else response.end(html);
}

export function sendFile(
  request: Request,
  response: Response,
  file: PageFile,
  maxAge: string,
): void {
  const { identity } = file.forms;
  // Browsers name all they can with the same weight; the smallest is ours to choose.
  const name = (['br', 'gzip'] as const).find(
    (form) => file.forms[form] !== undefined && request.acceptsEncodings(form) === form,
  );
  const content = name === undefined ? identity : (file.forms[name] ?? identity);
  response.set({
    ...commonHeaders,
    'content-type': file.mediaType,
    'cache-control': maxAge,
    'cross-origin-resource-policy': 'cross-origin',
    vary: 'Accept-Encoding',
    ...(name === undefined ? {} : { 'content-encoding': name }),
  });
  response.end(content);
}
