import { reservedSlugs, slug as slugSchema } from '@gomomo/contracts';
import { AppError, isAppError, type Clock } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Conversations } from '@gomomo/conversations';
import type { TenantDirectory } from '../../use-cases/tenant-directory.ts';
import { findCookieSession } from '../session-cookie.ts';
import { readPageFiles, type PageFile, type PageFiles } from './page-files.ts';
import { renderPlainPage } from './plain-page.ts';
import { commonHeaders, isOrigin, newNonce, toContentPolicy } from './security-headers.ts';
import { createTenantPages } from './tenant-pages.ts';

export interface PageRoutesDeps {
  readonly tenants: TenantDirectory;
  readonly greet: Conversations['greet'];
  /** Where the built page lies. */
  readonly folder: string;
  readonly publicBaseUrl: string | undefined;
  /** Whose page `/` shows; undefined: nobody's. */
  readonly demoTenant: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

const toGzip = promisify(gzip);
const yearSeconds = 31_536_000;

const ownOriginOf = (request: Request, publicBaseUrl: string | undefined): string =>
  publicBaseUrl === undefined
    ? `${request.protocol}://${request.get('host') ?? ''}`
    : new URL(publicBaseUrl).origin;

interface Html {
  readonly status: number;
  readonly html: string;
  readonly nonce: string;
  readonly allowedOrigins: readonly string[];
}

async function sendHtml(deps: PageRoutesDeps, request: Request, response: Response, page: Html) {
  const { status, html, nonce, allowedOrigins } = page;
  const ownOrigin = ownOriginOf(request, deps.publicBaseUrl);
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

function sendFile(request: Request, response: Response, file: PageFile, maxAge: string): void {
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

/** `/assets/bloom/share.png`: what a shared link and a home screen show. */
function pictureOf(path: string): { slug: string; kind: 'share' | 'icon' } | undefined {
  const [, name, kind] = /^\/assets\/([^/]+)\/(share|icon)\.png$/.exec(path) ?? [];
  const slug = slugSchema.safeParse(name).data;
  return slug === undefined ? undefined : { slug, kind: kind === 'icon' ? 'icon' : 'share' };
}

const pictureHeaders = {
  'content-type': 'image/png',
  'cache-control': 'public, max-age=86400',
  'cross-origin-resource-policy': 'cross-origin',
};

const nobody = {
  status: 404,
  title: 'There is no front desk at this address',
  text: 'The address may be misspelt, or the business may have moved. Please check the link you were given, or ask the business for its booking page.',
};
const away = {
  status: 503,
  title: 'The front desk can’t be opened right now',
  text: 'Nothing has happened to your appointments. Please try again in a moment.',
};

/** The slug that an address names, however it is written: `/Bloom/` is `/bloom`. */
const findSlug = (path: string): string | undefined =>
  slugSchema.safeParse(path.slice(1).replace(/\/+$/, '').toLowerCase()).data;

/** Somebody at a browser went astray below `/`, and not within what programs ask for. */
const isAstray = (request: Request): boolean =>
  request.accepts(['json', 'html']) === 'html' &&
  !reservedSlugs.some((name) => request.path.split('/')[1]?.toLowerCase() === name);

const isPagePath = (path: string): boolean =>
  path === '/' ||
  path === '/embed.js' ||
  path.startsWith('/assets/') ||
  findSlug(path) !== undefined;

const refuseMethod = (): AppError =>
  new AppError('method-not-allowed', 'This path does not take that method.', {
    details: { allow: ['GET', 'HEAD'] },
  });

/** The hosted page, its files and `embed.js`; whatever is not its own goes on to the next handler. */
export function createPageRoutes(deps: PageRoutesDeps): RequestHandler {
  let loading: Promise<PageFiles> | undefined;
  const load = (): Promise<PageFiles> => {
    loading ??= readPageFiles(deps.folder);
    loading.catch(() => (loading = undefined));
    return loading;
  };
  const pages = createTenantPages(deps.greet, deps.clock);

  async function servePlain(request: Request, response: Response, page: typeof nobody) {
    const nonce = newNonce();
    const html = renderPlainPage(page.title, page.text, nonce);
    if (page.status === 503) response.set('retry-after', '2');
    await sendHtml(deps, request, response, {
      status: page.status,
      html,
      nonce,
      allowedOrigins: [],
    });
  }

  async function servePage(request: Request, response: Response, slug: string) {
    const [tenant, files] = await Promise.all([deps.tenants.find(slug), load()]);
    if (!tenant) return servePlain(request, response, nobody);
    const nonce = newNonce();
    const resume = findCookieSession(request) !== undefined;
    const origin = ownOriginOf(request, deps.publicBaseUrl);
    // The address ends up in the page: a Host header that is none is left out of it.
    const address = isOrigin(origin) ? `${origin}/${tenant.slug}` : undefined;
    const html = await pages.render(files, tenant, resume, { nonce, address });
    const { allowedOrigins } = tenant;
    return sendHtml(deps, request, response, { status: 200, html, nonce, allowedOrigins });
  }

  async function servePicture(response: Response, slug: string, kind: 'share' | 'icon') {
    const [tenant, { server }] = await Promise.all([deps.tenants.find(slug), load()]);
    if (!tenant) return false;
    const picture = pages.draw(server, kind, tenant);
    response.set({ ...pictureHeaders, ...commonHeaders }).end(picture);
    return true;
  }

  async function serve(request: Request, response: Response, next: () => void): Promise<void> {
    const { path } = request;
    const picture = pictureOf(path);
    if (picture) {
      if (!(await servePicture(response, picture.slug, picture.kind))) next();
      return;
    }
    if (path.startsWith('/assets/') || path === '/embed.js') {
      const file = (await load()).files.get(path);
      const forEver = `public, max-age=${yearSeconds}, immutable`;
      if (!file) next();
      else
        sendFile(request, response, file, path === '/embed.js' ? 'public, max-age=300' : forEver);
      return;
    }
    if (path === '/') {
      if (deps.demoTenant === undefined) await servePlain(request, response, nobody);
      else await servePage(request, response, deps.demoTenant);
      return;
    }
    const slug = findSlug(path);
    if (slug === undefined && isAstray(request)) await servePlain(request, response, nobody);
    else if (slug === undefined) next();
    else if (path !== `/${slug}`) response.redirect(308, `/${slug}`);
    else await servePage(request, response, slug);
  }

  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(isPagePath(request.path) ? refuseMethod() : undefined);
      return;
    }
    serve(request, response, next).catch((error: unknown) => {
      const weather = isAppError(error) && error.retryable;
      if (!weather) deps.logger.error({ err: error, path: request.path }, 'page failed');
      servePlain(request, response, away).catch(next);
    });
  };
}
