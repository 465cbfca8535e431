import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Folders outside of the project that it serves, e.g. a built page. */
  readonly gomomo?: { readonly assets?: readonly string[] };
}

export const readManifest = (folder: string): Manifest =>
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
