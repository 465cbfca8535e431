import { reservedSlugs, slug as slugSchema } from '@gomomo/contracts';
import { AppError, isAppError, type Clock } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import type { Conversations } from '@gomomo/conversations';
import type { TenantDirectory } from '../../use-cases/tenant-directory.ts';
import { findCookieSession } from '../session-cookie.ts';
import { readPageFiles, type PageFiles } from './page-files.ts';
import { renderPlainPage } from '@gomomo/http';
import { commonHeaders, isOrigin, newNonce } from './security-headers.ts';
import { ownOriginOf, sendFile, sendHtml } from './send.ts';
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

const yearSeconds = 31_536_000;

interface Picture {
  readonly slug: string;
  readonly kind: 'share' | 'icon';
}

/** `/assets/bloom/share.png`: what a shared link and a home screen show. */
function pictureOf(path: string): Picture | undefined {
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

interface Pages {
  readonly deps: PageRoutesDeps;
  readonly painted: ReturnType<typeof createTenantPages>;
  load(): Promise<PageFiles>;
}

type Serve<Rest extends unknown[] = []> = (
  pages: Pages,
  request: Request,
  response: Response,
  ...rest: Rest
) => Promise<void>;

/** Reads the files once; again after a failure. */
function createLoad(folder: string): Pages['load'] {
  let loading: Promise<PageFiles> | undefined;
  return () => {
    loading ??= readPageFiles(folder);
    loading.catch(() => (loading = undefined));
    return loading;
  };
}

const servePlain: Serve<[page: typeof nobody]> = async ({ deps }, request, response, page) => {
  const nonce = newNonce();
  const html = renderPlainPage(page.title, page.text, nonce);
  if (page.status === 503) response.set('retry-after', '2');
  const { status } = page;
  await sendHtml(deps.publicBaseUrl, request, response, {
    ...{ status, html, nonce },
    allowedOrigins: [],
  });
};

const servePage: Serve<[slug: string]> = async (pages, request, response, slug) => {
  const { deps, painted, load } = pages;
  const [tenant, files] = await Promise.all([deps.tenants.find(slug), load()]);
  if (!tenant) return servePlain(pages, request, response, nobody);
  const nonce = newNonce();
  const resume = findCookieSession(request) !== undefined;
  const origin = ownOriginOf(request, deps.publicBaseUrl);
  // The address ends up in the page: a Host header that is none is left out of it.
  const address = isOrigin(origin) ? `${origin}/${tenant.slug}` : undefined;
  const html = await painted.render(files, tenant, resume, { nonce, address });
  const { allowedOrigins } = tenant;
  const page = { status: 200, html, nonce, allowedOrigins };
  return sendHtml(deps.publicBaseUrl, request, response, page);
};

async function sendPicture(
  { deps, painted, load }: Pages,
  response: Response,
  { slug, kind }: Picture,
): Promise<boolean> {
  const [tenant, { server }] = await Promise.all([deps.tenants.find(slug), load()]);
  if (!tenant) return false;
  const picture = painted.draw(server, kind, tenant);
  response.set({ ...pictureHeaders, ...commonHeaders }).end(picture);
  return true;
}

/** A file of the page or a tenant's picture; false where there is none. */
async function sendAsset(pages: Pages, request: Request, response: Response): Promise<boolean> {
  const { path } = request;
  const picture = pictureOf(path);
  if (picture) return sendPicture(pages, response, picture);
  const file = (await pages.load()).files.get(path);
  if (!file) return false;
  const forEver = `public, max-age=${yearSeconds}, immutable`;
  sendFile(request, response, file, path === '/embed.js' ? 'public, max-age=300' : forEver);
  return true;
}

const serve: Serve<[next: () => void]> = async (pages, request, response, next) => {
  const { path } = request;
  const { demoTenant } = pages.deps;
  if (path.startsWith('/assets/') || path === '/embed.js') {
    if (!(await sendAsset(pages, request, response))) next();
    return;
  }
  if (path === '/') {
    if (demoTenant === undefined) await servePlain(pages, request, response, nobody);
    else await servePage(pages, request, response, demoTenant);
    return;
  }
  const slug = findSlug(path);
  if (slug === undefined && isAstray(request)) await servePlain(pages, request, response, nobody);
  else if (slug === undefined) next();
  else if (path !== `/${slug}`) response.redirect(308, `/${slug}`);
  else await servePage(pages, request, response, slug);
};

/** The hosted page, its files and `embed.js`; whatever is not its own goes on to the next handler. */
export function createPageRoutes(deps: PageRoutesDeps): RequestHandler {
  const painted = createTenantPages(deps.greet, deps.clock);
  const pages: Pages = { deps, painted, load: createLoad(deps.folder) };
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next(isPagePath(request.path) ? refuseMethod() : undefined);
      return;
    }
    serve(pages, request, response, next).catch((error: unknown) => {
      const weather = isAppError(error) && error.retryable;
      if (!weather) deps.logger.error({ err: error, path: request.path }, 'page failed');
      servePlain(pages, request, response, away).catch(next);
    });
  };
}
