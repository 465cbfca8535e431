import type { Response } from 'express';
import { randomBytes } from 'node:crypto';
import { renderPlainPage, type PlainAction } from './plain-page.ts';

export interface PlainPage {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly action?: PlainAction | undefined;
}

/** Sends a plain page that loads nothing, is framed, kept and indexed by nobody, and tells nobody its address. */
export function sendPlainPage(
  response: Response,
  { status, title, text, action }: PlainPage,
): void {
  const nonce = randomBytes(18).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  response.status(status).setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('content-security-policy', policy.join('; '));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-robots-tag', 'noindex');
  response.end(renderPlainPage(title, text, nonce, action));
}
