/**
 * The one list of services. What runs, in `npm start`, in `npm run stack`, in compose and in
 * Kubernetes, follows from it (`npm run generate` writes what is written) or is checked against it:
 * roles, schemas, secrets, routes, ports, images, rights in Kafka. A new service is its folder in
 * `apps/`, an entry here and a folder in `k8s/base`; CONTRIBUTING.md has the steps.
 */
export interface Service {
  /** Its folder in `apps/`, its image, its compose service and its name in Kubernetes. */
  readonly name: string;
  /** HTTP port; differs per service, so that all of them fit on one machine. */
  readonly port: number;
  /** The schema that it owns and migrates, as the role of its own name. Left out: it has none. */
  readonly schema?: string;
  /** Services that it asks over HTTP. */
  readonly calls?: readonly string[];
  /** Topics that it writes. What it reads is in the contract of each topic. */
  readonly produces?: readonly string[];
  /** What says how many replicas there are: what it has not read yet, for one that follows topics. Left out: CPU. */
  readonly scaledBy?: 'lag';
  /** A folder that all its replicas share, and the setting that says where it is mounted. */
  readonly folder?: { readonly setting: string; readonly name: string };
  /** Switches of Node where those of the image (docker/service.Dockerfile) do not fit. */
  readonly nodeOptions?: string;
  /** What it serves on the public origin, see routes.ts. */
  readonly routes: readonly PublicRoute[];
}

export interface PublicRoute {
  /** `*` is one segment, a last `/**` is that path and everything below it. */
  readonly path: string;
  /** A client must stay with one replica: long polling sends its requests one by one. */
  readonly sticky?: boolean;
}

export const services: readonly Service[] = [
  {
    name: 'booking-core',
    port: 3001,
    schema: 'booking',
    produces: ['booking.events.v1', 'booking.state.v1'],
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
    port: 3002,
    calls: ['booking-core'],
    routes: [
      { path: '/' },
      { path: '/*' },
      { path: '/assets/**' },
      { path: '/api/tenants/*/chat/**' },
      { path: '/ws/**', sticky: true },
    ],
  },
  {
    name: 'voice-gateway',
    port: 3003,
    schema: 'voice',
    calls: ['booking-core'],
    produces: ['frontdesk.events.v1'],
    routes: [
      { path: '/twilio/**' },
      { path: '/handoff/*' },
      { path: '/api/tenants/*/callbacks/**' },
    ],
  },
  {
    name: 'calendar-sync',
    port: 3004,
    schema: 'calendar',
    calls: ['booking-core'],
    produces: ['frontdesk.events.v1', 'mirror.status.v1'],
    scaledBy: 'lag',
    routes: [{ path: '/api/tenants/*/calendar/**' }, { path: '/api/oauth/google/**' }],
  },
  {
    name: 'excel-sync',
    port: 3005,
    schema: 'workbook',
    calls: ['booking-core'],
    produces: ['mirror.status.v1'],
    scaledBy: 'lag',
    folder: { setting: 'WORKBOOK_DIR', name: 'workbooks' },
    // Its own heap is small; the memory is for the threads that make the workbooks.
    nodeOptions: '--max-old-space-size-percentage=75 --max-semi-space-size=4',
    routes: [{ path: '/api/tenants/*/workbook/**' }],
  },
];

/** Between services only; no public origin forwards them, whatever else matches. */
export const privatePaths: readonly string[] = ['/internal/**', '/metrics/**'];
