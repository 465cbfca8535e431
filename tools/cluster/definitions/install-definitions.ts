import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { warningsOf, type Kubectl } from '../kubectl.ts';

/** A definition, of which the name alone matters here. */
export interface Definition {
  readonly metadata: { readonly name: string };
}

export const parseDefinitions = (text: string): Definition[] =>
  parseAllDocuments(text)
    .map((document) => document.toJS() as (Definition & { kind?: string }) | null)
    .filter((it) => it?.kind === 'CustomResourceDefinition')
    .flatMap((it) => it ?? []);

/** Every definition of the YAML files of a folder. */
export const readFolder = (folder: string): Definition[] =>
  readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .flatMap((name) => parseDefinitions(readFileSync(join(folder, name), 'utf8')));

/**
 * Installs definitions and waits until their kinds are served.
 *
 * @throws Error with what is refused or warned about
 */
export async function installDefinitions(
  kubectl: Kubectl,
  definitions: readonly object[],
): Promise<void> {
  const text = definitions
    .map((it) => stringify(it, { aliasDuplicateObjects: false }))
    .join('---\n');
  const applied = await kubectl.run(
    ['apply', '--server-side', '--validate=strict', '--filename=-'],
    text,
  );
  const faults = [...warningsOf(applied), ...(applied.status === 0 ? [] : [applied.stderr])];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await kubectl.read('wait', '--for=condition=Established', '--timeout=60s', 'crd', '--all');
}
