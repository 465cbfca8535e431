import { privatePaths, publicRoutes, toPathExpression } from '@gomomo/infra';
import type { TraefikRoute } from './custom-resources.ts';

const privateExpressions = privatePaths.map(toPathExpression);

/** The private paths that a route would match as well, were they not taken out. */
function exceptionsOf(expression: string): string[] {
  return privatePaths
    .filter((path) => new RegExp(expression).test(path.replace('/**', '')))
    .map((path) => toPathExpression(path));
}

/** The routes of the Kubernetes ingress as the list of apps demands them. */
export function toTraefikRoutes(host: string): TraefikRoute[] {
  return publicRoutes.map(({ path, service, sticky }, index) => {
    const expression = toPathExpression(path);
    const terms = [
      `Host(\`${host}\`)`,
      `PathRegexp(\`${expression}\`)`,
      ...exceptionsOf(expression).map((exception) => `!PathRegexp(\`${exception}\`)`),
    ];
    const cookie = {
      name: 'gomomo_replica',
      path: path.replace('/**', ''),
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
    } as const;
    return {
      kind: 'Rule',
      match: terms.join(' && '),
      priority: (publicRoutes.length - index) * 10,
      services: [{ name: service.name, port: 'http', ...(sticky ? { sticky: { cookie } } : {}) }],
    };
  });
}

/** The rules of the Caddyfile in its order: expression and what is done with it. */
export function toCaddyRules(): [expression: string, action: string][] {
  return [
    ...privateExpressions.map((expression): [string, string] => [expression, 'respond 404']),
    ...publicRoutes.map(({ path, service }): [string, string] => [
      toPathExpression(path),
      `reverse_proxy ${service.name}:${service.port}`,
    ]),
  ];
}
