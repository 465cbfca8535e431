import { privatePaths, services, type PublicRoute, type Service } from './services.ts';

/** Each public route with its service, the more exact before the less exact. */
export const publicRoutes: readonly (PublicRoute & { readonly service: Service })[] = services
  .flatMap((service) => service.routes.map((route) => ({ ...route, service })))
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

/** The service that serves a path (without query) of the public origin, if one does. */
export function findOwner(pathname: string): Service | undefined {
  if (privatePaths.some((path) => matches(path, pathname))) return undefined;
  return publicRoutes.find((route) => matches(route.path, pathname))?.service;
}
