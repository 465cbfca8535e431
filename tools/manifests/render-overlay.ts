import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse, stringify } from 'yaml';
import { parseManifests, root, type Manifest } from './tree.ts';

const commands = [
  { build: ['kustomize', 'build'], check: ['build', '--help'], says: /^/ },
  // Debian's renders as well, but tells no version of its kustomize, which knows no components.
  {
    build: ['kubectl', 'kustomize'],
    check: ['version', '--client', '--output=yaml'],
    says: /^kustomizeVersion: v5\./m,
  },
] as const;

function findCommand(): readonly [string, string] | undefined {
  return commands.find(({ build: [program], check, says }) => {
    const { status, stdout } = spawnSync(program, check, { encoding: 'utf8' });
    return status === 0 && says.test(stdout);
  })?.build;
}

export const hasKustomize = (): boolean => findCommand() !== undefined;

/** `prod` with the components that no overlay chooses by itself: those are rendered somewhere, too. */
export const withEverything = 'prod with every component';

export const overlays = ['dev', 'prod', withEverything] as const;

const overlayFolder = (name: string): string => join(root, 'k8s/overlays', name);

function findUnchosen(): string[] {
  const chosen = readdirSync(join(root, 'k8s/overlays')).flatMap((name) => {
    const text = readFileSync(join(overlayFolder(name), 'kustomization.yaml'), 'utf8');
    return (parse(text) as { components: string[] }).components;
  });
  return readdirSync(join(root, 'k8s/components')).filter(
    (name) => !chosen.includes(`../../components/${name}`),
  );
}

/** From a copy beside the tree, which is removed again. */
function renderChanged(overlay: string, change: (text: string) => string): string {
  const isEverything = overlay === withEverything;
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-overlay-'));
  try {
    cpSync(overlayFolder(isEverything ? 'prod' : overlay), folder, { recursive: true });
    const file = join(folder, 'kustomization.yaml');
    const k8s = relative(folder, join(root, 'k8s'));
    const text = change(readFileSync(file, 'utf8')).replaceAll('../../', `${k8s}/`);
    const written = parse(text) as { components: string[] };
    const more = isEverything ? findUnchosen() : [];
    written.components.push(...more.map((name) => `${k8s}/components/${name}`));
    writeFileSync(file, stringify(written));
    return kustomize(folder, overlay);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function kustomize(folder: string, name: string): string {
  const [program = '', verb = ''] = findCommand() ?? [];
  const { status, stdout, stderr } = spawnSync(program, [verb, folder], { encoding: 'utf8' });
  if (status !== 0 || stderr !== '') throw new Error(`overlay ${name} does not render: ${stderr}`);
  return stdout;
}

/** The text of an overlay as it would be applied. */
export const renderText = (overlay: string): string =>
  overlay === withEverything
    ? renderChanged(overlay, (text) => text)
    : kustomize(overlayFolder(overlay), overlay);

/** The objects of an overlay whose every mention of one version is of another: as its next release. */
export const renderRelease = (overlay: string, from: string, to: string): Manifest[] =>
  parseManifests(
    renderChanged(overlay, (text) => text.replaceAll(from, to)),
    `overlay ${overlay} of ${to}`,
  );

/** The objects of an overlay as they would be applied. */
export const renderOverlay = (overlay: string): Manifest[] =>
  parseManifests(renderText(overlay), `overlay ${overlay}`);
