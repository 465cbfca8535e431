import { describe, expect, test } from '@jest/globals';
import { findPodFaults } from './pod-policy.ts';
import { describeRendered, overlays, renderOverlay } from './test/rendered.ts';
import { nameOf, parseManifests, readManifests, readText, type Manifest } from './tree.ts';
import { findWiringFaults } from './wiring-policy.ts';
import { findWorkloads } from './workload.ts';

const folder = 'k8s/base/booking-core';
const written = readManifests(folder);

/** booking-core with one passage of one file replaced. */
function withPlanted(file: string, from: string, to: string): Manifest[] {
  const path = `${folder}/${file}.yaml`;
  const text = readText(path);
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return [
    ...written.filter(({ source }) => source !== path),
    ...parseManifests(text.replaceAll(from, to), 'planted'),
  ];
}

describe('how pods are run', () => {
  test('as written, every pod of ours and of our components is probed, limited and restricted', () => {
    expect(findPodFaults(readManifests('k8s'))).toEqual([]);
  });

  test.each([
    ['mounts a token', 'automountServiceAccountToken: false', 'automountServiceAccountToken: true'],
    ['variables of other services', 'enableServiceLinks: false', 'enableServiceLinks: true'],
    ['may run as root', 'runAsNonRoot: true', 'runAsNonRoot: false'],
    ['names no user', 'runAsUser: 65532', 'runAsUser: 0'],
    ['has no seccomp', 'type: RuntimeDefault', 'type: Unconfined'],
    ['mounts a volume that it does not have', '- name: tmp', '- name: temporary'],
    ['a port without a name', 'name: metrics, ', ''],
    ['has no startup probe', 'startupProbe:', 'x:'],
    ['has no liveness probe', 'livenessProbe:', 'x:'],
    ['has no readiness probe', 'readinessProbe:', 'x:'],
    ['probes a port that it does not name', 'port: http }', 'port: web }'],
    ['has no time to drain', 'seconds: 10', 'seconds: 40'],
    ['asks its dependencies whether it lives', '/health/live', '/health'],
    ['is not asked whether it is ready', '/health/ready', '/health/live'],
    ['is not spread', 'topologySpreadConstraints:', 'x:'],
    ['loses a replica while it rolls out', 'maxUnavailable: 0', 'maxUnavailable: 1'],
    ['requests no CPU', 'cpu: 250m, ', ''],
    ['requests no memory', ', memory: 256Mi', ''],
    ['has no limit of memory', 'limits:', 'x:'],
    ['may escalate', 'allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true'],
    ['may write its image', 'readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false'],
    ['keeps capabilities', 'drop: [ALL]', 'drop: [NET_RAW]'],
  ])('a deployment that %s is refused', (fault, from, to) => {
    expect(findPodFaults(withPlanted('deployment', from, to))).toContainEqual(
      expect.stringContaining(fault),
    );
  });
});

describe('how objects find each other', () => {
  test.each([
    [
      'does not select its own pods',
      'deployment',
      'selector:\n    matchLabels:\n      app.kubernetes.io/name: booking-core',
      'selector:\n    matchLabels:\n      app.kubernetes.io/name: other',
    ],
    ['has 0 disruption budgets', 'disruption-budget', 'name: booking-core', 'name: other'],
    ['selects 0 workloads', 'service', 'name: booking-core', 'name: other'],
    ['a port without a name', 'service', 'name: http', 'protocol: TCP'],
    ['targets no named port', 'service', 'targetPort: http', 'targetPort: web'],
    ['opens web, which no pod of its own has', 'network-policies', 'port: http', 'port: web'],
  ] as const)('an object that %s is refused', (fault, file, from, to) => {
    expect(findWiringFaults(withPlanted(file, from, to))).toContainEqual(
      expect.stringContaining(fault),
    );
  });
});

test('a pod without the fence that lets nothing in or out is refused', () => {
  const fault = expect.stringContaining('is not behind a default-deny');
  expect(findWiringFaults(written)).toContainEqual(fault);
});

describeRendered()('overlays', () => {
  test.each(overlays)('%s: pods, selectors, ports and budgets are sound', (overlay) => {
    const rendered = renderOverlay(overlay);
    expect([...findPodFaults(rendered), ...findWiringFaults(rendered)]).toEqual([]);
  });

  test.each(overlays)('%s: every object says name, product and version', (overlay) => {
    const labels = ['name', 'part-of', 'version'].map((name) => `app.kubernetes.io/${name}`);
    const faults = renderOverlay(overlay).filter(
      ({ object }) => !labels.every((label) => label in (object.metadata.labels ?? {})),
    );
    expect(faults.map(nameOf)).toEqual([]);
  });

  test.each(overlays)('%s: images are of one release, and of ours it is this one', (overlay) => {
    const { version } = JSON.parse(readText('package.json')) as { version: string };
    const workloads = findWorkloads(renderOverlay(overlay));
    // Those that operators run for us too.
    const images = [
      ...JSON.stringify(renderOverlay(overlay)).matchAll(/"image(?:Name)?":"([^"]*)"/g),
    ].map(([, image = '']) => image);
    expect(images.length).toBeGreaterThan(workloads.length);
    expect(images.filter((image) => !/:[^:/]*\d[^:/]*$/.test(image))).toEqual([]);
    const tags = images.filter((image) => image.includes('gomomo/')).map((it) => it.split(':')[1]);
    expect(new Set(tags)).toEqual(new Set([version]));
    const versions = workloads
      .filter(({ isOurs }) => isOurs)
      .map(({ labels }) => labels['app.kubernetes.io/version']);
    expect(new Set(versions)).toEqual(new Set([version]));
  });
});
