import { applyText } from './apply.ts';
import { untilAvailable } from './available.ts';
import type { Overlay } from './overlay.ts';

const first = 'gomomo.ai/release=first';

/** The version of the product in the text of an overlay, as its images have it, replaced by the next one. */
export function toNextRelease(text: string): string {
  const [, version = ''] = /^ +(?:- )?image: \S*gomomo\/[\w-]+:([\d.]+)$/m.exec(text) ?? [];
  const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  const escaped = version.replaceAll('.', '\\.');
  return text
    .replaceAll(new RegExp(`(app\\.kubernetes\\.io/version: )${escaped}$`, 'gm'), `$1${next}`)
    .replaceAll(new RegExp(`(image: \\S*gomomo/[\\w-]+:)${escaped}$`, 'gm'), `$1${next}`);
}

interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly replicas: number;
    readonly template: { readonly spec: { readonly containers: { readonly image: string }[] } };
  };
}

/** A release as k8s/README.md says: migrations first, then everything; at no moment is a replica missing. */
export async function checkRelease(overlay: Overlay): Promise<string> {
  const { kubectl, namespace } = overlay;
  const place = `--namespace=${namespace}`;
  const text = toNextRelease(overlay.text);
  await kubectl.read('delete', 'jobs', place, `--selector=${first}`);
  const count = await applyText(overlay, text, first);
  await kubectl.read(
    'wait',
    '--for=condition=complete',
    'job',
    place,
    `--selector=${first}`,
    '--timeout=60s',
  );
  const before = await kubectl.list<Deployment>('deployments', namespace);
  const watched = watchAvailable(overlay);
  await applyText(overlay, text);
  await untilAvailable(overlay);
  watched.stop();
  const after = await kubectl.list<Deployment>('deployments', namespace);
  const images = (list: readonly Deployment[]): string[] =>
    list.flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image));
  const kept = images(after).filter((image) => images(before).includes(image));
  if (kept.length > 0) throw new Error(`not rolled: ${kept.join(', ')}`);
  const missed = before.filter(({ metadata, spec }) => {
    const fewest = watched.fewest.get(metadata.name);
    return fewest === undefined || fewest < spec.replicas;
  });
  if (missed.length > 0) {
    const names = missed.map(({ metadata: { name } }) => `${name} ${watched.fewest.get(name)}`);
    throw new Error(`fewer available than there should be: ${names.join(', ')}`);
  }
  return `${count} objects first, their jobs complete, ${after.length} deployments rolled, none short of a replica`;
}

/** The fewest replicas that were available of each deployment, as long as it is watched. */
function watchAvailable({ kubectl, namespace }: Overlay) {
  const fewest = new Map<string, number>();
  const columns = 'NAME:.metadata.name,AVAILABLE:.status.availableReplicas';
  const stop = kubectl.watch(
    [
      'get',
      'deployments',
      `--namespace=${namespace}`,
      '--watch',
      '--no-headers',
      '--output',
      `custom-columns=${columns}`,
    ],
    (line) => {
      const [name = '', available = ''] = line.trim().split(/\s+/);
      const count = Number(available) || 0;
      fewest.set(name, Math.min(fewest.get(name) ?? count, count));
    },
  );
  return { fewest, stop };
}
