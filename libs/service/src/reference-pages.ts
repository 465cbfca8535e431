import { problemCodes, problemStatus, problemTitle } from '@gomomo/contracts';
import express, { Router, type RequestHandler, type Response } from 'express';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const swaggerFolder = dirname(
  createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'),
);
const swaggerFiles = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);

/**
 * Pages for people: `/docs` shows the OpenAPI document of this origin, `/problems/{code}` is where the
 * `type` of a problem leads (RFC 9457 section 3.1.1).
 */
export function createReferencePages(): RequestHandler {
  const router = Router();
  const files = express.static(swaggerFolder, { index: false, maxAge: '1d' });
  router.get('/docs', (_request, response) => sendPage(response, docsPage));
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').end(startScript);
  });
  router.get('/docs/:file', (request, response, next) => {
    if (!swaggerFiles.has(request.params.file)) {
      next();
      return;
    }
    request.url = `/${request.params.file}`;
    files(request, response, next);
  });
  router.get('/problems/:code', (request, response, next) => {
    const code = problemCodes.find((known) => known === request.params.code);
    if (code === undefined) next();
    else sendPage(response, problemPage(code));
  });
  return router;
}

function sendPage(response: Response, html: string): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.type('html').end(html);
}

const page = (title: string, head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>${head}</head><body>${body}</body></html>\n`;

const docsPage = page(
  'gomomo API',
  '<link rel="stylesheet" href="/docs/swagger-ui.css">',
  '<main id="api"></main><noscript>The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>',
);

const startScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null, tryItOutEnabled: false });\n`;

const readableStyle =
  '<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>';

function problemPage(code: (typeof problemCodes)[number]): string {
  return page(
    problemTitle[code],
    readableStyle,
    `<h1>${problemTitle[code]}</h1><p>Problem <code>${code}</code>, HTTP status ${problemStatus[code]}.</p><p>The <code>detail</code> of the answer says what happened and what to do; its <code>traceId</code> finds the request in the logs. Where this can occur is in the <a href="/docs">API reference</a>.</p>`,
  );
}
