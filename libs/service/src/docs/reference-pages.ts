import { problemCodes, problemStatus, problemTitle } from '@gomomo/contracts';
import { Router, type RequestHandler, type Response } from 'express';
import { refuseMethod } from '../refuse-method.ts';
import { toDocsPage } from './docs-page.ts';
import { toPage } from './html.ts';
import type { Json } from './schema-words.ts';

/**
 * Pages for people: `/docs` says what the product is, how to call it and what there is to call,
 * `/problems/{code}` is where the `type` of a problem leads (RFC 9457 section 3.1.1).
 */
export function createReferencePages(openApi: () => Json): RequestHandler {
  const router = Router();
  router.get('/docs', (request, response) => {
    const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
    sendPage(response, toDocsPage(origin, openApi()));
  });
  router.get('/problems/:code', (request, response, next) => {
    const code = problemCodes.find((known) => known === request.params.code);
    if (code === undefined) next();
    else sendPage(response, problemPage(code));
  });
  router.all(['/docs', '/problems/:code'], refuseMethod);
  return router;
}

function sendPage(response: Response, html: string): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.type('html').end(html);
}

function problemPage(code: (typeof problemCodes)[number]): string {
  return toPage(
    problemTitle[code],
    `<h1>${problemTitle[code]}</h1><p>Problem <code>${code}</code>, HTTP status ${problemStatus[code]}.</p><p>The <code>detail</code> of the answer says what happened and what to do; its <code>traceId</code> finds the request in the logs. Where this can occur is in the <a href="/docs">API reference</a>.</p>`,
  );
}
