import { productSettings, renderEnvExample, renderEnvTable } from '@gomomo/config';
import { standaloneSettings } from '@gomomo/host';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadApp, services } from '@gomomo/infra';
import { renderDeploymentFiles } from './deployment-files.ts';

/** Committed files that follow from the config schemas, by path, with the text they should have. */
export async function renderGeneratedFiles(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>([['.env.example', renderEnvExample(productSettings)]]);
  for (const service of services) {
    const path = `apps/${service.name}/README.md`;
    const readme = readFileSync(join(root, path), 'utf8');
    const table = renderEnvTable(standaloneSettings(await loadApp(service)));
    files.set(path, replaceTable(path, readme, table));
  }
  for (const [path, text] of await renderDeploymentFiles(root)) files.set(path, text);
  return files;
}

export async function findStaleFiles(root: string): Promise<string[]> {
  return [...(await renderGeneratedFiles(root))].flatMap(([path, text]) =>
    readFileSync(join(root, path), 'utf8') === text ? [] : [path],
  );
}

function replaceTable(path: string, readme: string, table: string): string {
  const pattern = /(<!-- environment -->\n)[\s\S]*?(\n<!-- \/environment -->)/;
  if (!pattern.test(readme)) throw new Error(`${path} has no place for its environment table`);
  return readme.replace(pattern, (_all, start: string, end: string) => start + table + end);
}
