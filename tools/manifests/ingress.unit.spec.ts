import {
  agentChatRoutes,
  bookingCoreRoutes,
  handoffRoutes,
  hostedPageRoutes,
  calendarSyncRoutes,
  excelSyncRoutes,
  oauthRoutes,
  twilioRoutes,
  voiceGatewayRoutes,
  type RouteSpec,
} from '@gomomo/contracts';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findOwner } from '@gomomo/infra';
import type { IIngressRoute } from './custom-resources.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { toCaddyRules, toTraefikRoutes } from './routes.ts';
import { ofKind, readText } from './tree.ts';
import { specOf } from './workload.ts';

type IngressSpec = IIngressRoute['spec'];

const toPath = ({ path }: RouteSpec): string => path.replaceAll(/\{\w+\}/g, 'x');
const isInternal = (route: RouteSpec): boolean => route.path.startsWith('/internal/');

describe('the public origin', () => {
  test.each([
    ['booking-core', bookingCoreRoutes.filter((route) => !isInternal(route))],
    ['agent-chat', agentChatRoutes],
    ['agent-chat', hostedPageRoutes],
    ['voice-gateway', voiceGatewayRoutes],
    ['voice-gateway', twilioRoutes],
    ['calendar-sync', calendarSyncRoutes],
    ['calendar-sync', oauthRoutes],
    ['excel-sync', excelSyncRoutes],
    ['voice-gateway', handoffRoutes],
  ] as const)('sends the routes of %s to it', (app, routes) => {
    const strays = routes.filter((route) => findOwner(toPath(route))?.name !== app);
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ...bookingCoreRoutes.filter(isInternal).map(toPath),
    ...['/internal', '/internal/', '/metrics', '/metrics/x', '//internal/keys/verify', '/a/b/c'],
  ])('forwards %s to nobody', (path) => {
    expect(findOwner(path)).toBeUndefined();
  });
});

describe('the ingress', () => {
  test('of Kubernetes has the routes of the list of apps, in its order', () => {
    const { spec } = parse(readText('k8s/components/ingress/routes.yaml')) as IIngressRoute;
    expect(spec.routes).toEqual(toTraefikRoutes('book.example.com'));
  });

  test('of compose has the routes of the list of apps, in its order, and ends in 404', () => {
    const text = readText('docker/Caddyfile');
    const rules = text.matchAll(
      /^\t@([\w-]+) path_regexp (\S+)\n\thandle @\1 \{\n\t\t(.+)\n\t\}$/gm,
    );
    expect([...rules].map(([, , expression, action]) => [expression, action])).toEqual(
      toCaddyRules(),
    );
    expect(text.match(/^\thandle /gm)).toHaveLength(toCaddyRules().length + 1);
    expect(text).toMatch(/\n\thandle \{\n\t\trespond 404\n\t\}\n\}\n$/);
  });
});

describeRendered()('the rendered ingress', () => {
  test.each(overlays)('of %s listens where clients are told to come', (overlay) => {
    const rendered = renderOverlay(overlay);
    const { PUBLIC_BASE_URL = '' } =
      ofKind(rendered, 'ConfigMap').find(({ object }) => object.data?.['PUBLIC_BASE_URL'])?.object
        .data ?? {};
    const [ingress] = ofKind(rendered, 'IngressRoute').map(({ object }) =>
      specOf<IngressSpec>(object),
    );
    const { host, protocol } = new URL(PUBLIC_BASE_URL);
    expect(ingress?.routes).toEqual(toTraefikRoutes(host));
    expect(ingress?.tls !== undefined).toBe(protocol === 'https:');
  });
});
