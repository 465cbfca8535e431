/**
 * Makes a runnable folder of one deployable: its sources, those of the libs it uses, and production
 * packages only. `node tools/build/main.ts apps/booking-core dist/apps/booking-core`, then
 * `node dist/apps/booking-core/apps/booking-core/src/main.ts` runs it on Node 24.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Folders outside of the project that it serves, e.g. a built page. */
  readonly gomomo?: { readonly assets?: readonly string[] };
}

const root = join(import.meta.dirname, '../..');
const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;

/** The project and every workspace it needs at run time, by folder. */
export function runtimeFolders(project: string): string[] {
  const folders = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
  );
  const byName = new Map([...folders, 'infra'].map((it) => [`@gomomo/${basename(it)}`, it]));
  const found = new Set<string>();
  const visit = (folder: string): void => {
    if (found.has(folder)) return;
    found.add(folder);
    for (const name of Object.keys(readManifest(folder).dependencies ?? {})) {
      const dependency = byName.get(name);
      if (dependency !== undefined) visit(dependency);
    }
  };
  visit(project);
  return [...found];
}

const left = /(\.spec\.tsx?|\/test|\/node_modules|\/dist|tsconfig\.json|README\.md)$/;

function copyProject(folder: string, target: string): void {
  cpSync(join(root, folder), join(target, folder), {
    recursive: true,
    filter: (source) => !left.test(source),
  });
}

function build(project: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const folder of runtimeFolders(project)) copyProject(folder, target);
  for (const asset of readManifest(project).gomomo?.assets ?? []) {
    if (!existsSync(join(root, asset))) throw new Error(`${asset} is not built yet`);
    cpSync(join(root, asset), join(target, asset), { recursive: true });
  }
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(root, file), join(target, file));
  }
  installProduction(project, target);
}

function installProduction(project: string, target: string): void {
  const { status } = spawnSync(
    'npm',
    [
      'ci',
      ...['--omit=dev', '--omit=optional', '--omit=peer', '--ignore-scripts', '--no-progress'],
      ...['--workspace', project, '--include-workspace-root=false'],
    ],
    { cwd: target, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (status !== 0) throw new Error(`npm ci failed in ${target}`);
}

if (process.argv[1] === import.meta.filename) {
  const [project, target] = process.argv.slice(2);
  if (project === undefined || target === undefined || project === '--help') {
    console.log('usage: node tools/build/main.ts apps/<name> <target folder>');
    process.exitCode = project === '--help' ? 0 : 2;
  } else {
    build(project, join(root, target));
    console.log(`${target}: run it with node ${target}/${project}/src/main.ts`);
  }
}
