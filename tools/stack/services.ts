/**
 * The one list of deployable apps: `npm run stack`, merged health, images, compose and the Kubernetes
 * manifests are made from it or checked against it. A new app is one more entry.
 */
export interface DeployableApp {
  /** Its folder in `apps/`, its image, its compose service and its name in Kubernetes. */
  readonly name: string;
  readonly entry: string;
  /** A command that must have ended well before this release of the app starts. */
  readonly migrations?: string;
  /** HTTP port; differs per app, so that all of them fit on one machine. */
  readonly port: number;
  readonly health: { readonly live: string; readonly ready: string };
  /** What it serves on the public origin, see `findOwner`. */
  readonly routes: readonly PublicRoute[];
}

export interface PublicRoute {
  /** `*` is one segment, a last `/**` is that path and everything below it. */
  readonly path: string;
  /** A client must stay with one replica: long polling sends its requests one by one. */
  readonly sticky?: boolean;
}

const health = { live: '/health/live', ready: '/health/ready' } as const;

export const apps: readonly DeployableApp[] = [
  {
    name: 'booking-core',
    entry: 'apps/booking-core/src/main.ts',
    migrations: 'apps/booking-core/src/migrate.ts',
    port: 3001,
    health,
    routes: [
      { path: '/api/**' },
      { path: '/health/**' },
      { path: '/openapi.json' },
      { path: '/docs/**' },
      { path: '/problems/*' },
    ],
  },
  {
    name: 'agent-chat',
    entry: 'apps/agent-chat/src/main.ts',
    port: 3002,
    health,
    routes: [
      { path: '/' },
      { path: '/*' },
      { path: '/assets/**' },
      { path: '/api/tenants/*/chat/**' },
      { path: '/ws/**', sticky: true },
    ],
  },
];

/** Between services only; no public origin forwards them, whatever else matches. */
export const privatePaths: readonly string[] = ['/internal/**', '/metrics/**'];

/** Each public route with its app, the more exact before the less exact. */
export const publicRoutes: readonly (PublicRoute & { readonly app: DeployableApp })[] = apps
  .flatMap((app) => app.routes.map((route) => ({ ...route, app })))
  .toSorted((left, right) => countLiterals(right.path) - countLiterals(left.path));

function countLiterals(path: string): number {
  return path.split('/').filter((part) => part !== '' && !part.startsWith('*')).length;
}

/**
 * The regular expression of a route, in what JavaScript and RE2 (Caddy, Traefik) both read. A last
 * slash makes no difference, as in Express.
 */
export function toPathExpression(path: string): string {
  const below = path.endsWith('/**');
  const exact = (below ? path.slice(0, -3) : path).replaceAll('.', '\\.').replaceAll('*', '[^/]+');
  const end = below ? '(/.*)?' : path === '/' ? '' : '/?';
  return `^${exact}${end}$`;
}

const matches = (path: string, pathname: string): boolean =>
  new RegExp(toPathExpression(path)).test(pathname);

/** The app that serves a path (without query) of the public origin, if one does. */
export function findOwner(pathname: string): DeployableApp | undefined {
  if (privatePaths.some((path) => matches(path, pathname))) return undefined;
  return publicRoutes.find((route) => matches(route.path, pathname))?.app;
}
