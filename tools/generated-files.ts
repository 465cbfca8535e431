import { agentChatSettings } from '@gomomo/agent-chat';
import { bookingCoreSettings } from '@gomomo/booking-core';
import { productSettings, renderEnvExample, renderEnvTable } from '@gomomo/config';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const readmes = [
  ['apps/booking-core/README.md', bookingCoreSettings],
  ['apps/agent-chat/README.md', agentChatSettings],
] as const;

/** Committed files that follow from the config schema, by path, with the text they should have. */
export function renderGeneratedFiles(root: string): Map<string, string> {
  const files = new Map<string, string>([['.env.example', renderEnvExample(productSettings)]]);
  for (const [path, schema] of readmes) {
    const readme = readFileSync(join(root, path), 'utf8');
    files.set(path, replaceTable(path, readme, renderEnvTable(schema)));
  }
  return files;
}

export function findStaleFiles(root: string): string[] {
  return [...renderGeneratedFiles(root)].flatMap(([path, text]) =>
    readFileSync(join(root, path), 'utf8') === text ? [] : [path],
  );
}

function replaceTable(path: string, readme: string, table: string): string {
  const pattern = /(<!-- environment -->\n)[\s\S]*?(\n<!-- \/environment -->)/;
  if (!pattern.test(readme)) throw new Error(`${path} has no place for its environment table`);
  return readme.replace(pattern, (_all, start: string, end: string) => start + table + end);
}
