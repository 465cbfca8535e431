/**
 * Rewrites `published/` from the zod declarations: `node libs/contracts/src/publish.ts`.
 * Refuses a change of an event that would break its readers; such a change is a new event version.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findPublishedBreaks, renderPublished } from './published.ts';

const folder = path.join(import.meta.dirname, '..', 'published');
const rendered = renderPublished();

const published = Object.fromEntries(
  globSync('schemas/*.json', { cwd: folder }).map((file) => [
    file.split(path.sep).join('/'),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
  ]),
);
const breaks = findPublishedBreaks(published, rendered);
if (breaks.length > 0) {
  process.stderr.write(`not published, readers would break:\n${breaks.join('\n')}\n`);
  process.exitCode = 1;
} else {
  for (const [file, document] of Object.entries(rendered)) write(path.join(folder, file), document);
}

function write(file: string, document: object): void {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
