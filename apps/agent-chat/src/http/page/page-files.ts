import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A built file with its compressed forms, by the name browsers ask for an encoding with. */
export interface PageFile {
  readonly mediaType: string;
  readonly forms: { readonly identity: Buffer; readonly gzip?: Buffer; readonly br?: Buffer };
}

/** The built page, in memory: it is small and never changes while the process runs. */
export interface PageFiles {
  /** HTML with places to fill in: see `render-page.ts`. */
  readonly template: string;
  /** By path, `/assets/index-….js`, `/embed.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

async function findFile(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readPageFile(path: string): Promise<PageFile> {
  const [gzip, br] = await Promise.all([findFile(`${path}.gz`), findFile(`${path}.br`)]);
  const identity = await readFile(path);
  return {
    mediaType: mediaTypes[extname(path)] ?? 'application/octet-stream',
    forms: { identity, ...(gzip ? { gzip } : {}), ...(br ? { br } : {}) },
  };
}

/** @throws when the page has not been built into that folder */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const template = await readFile(join(folder, 'index.html'), 'utf8');
  const assets = await readdir(join(folder, 'assets'));
  const names = assets
    .filter((name) => mediaTypes[extname(name)] !== undefined)
    .map((name) => `assets/${name}`);
  const files = new Map<string, PageFile>();
  for (const name of [...names, 'embed.js']) {
    files.set(`/${name}`, await readPageFile(join(folder, name)));
  }
  return { template, files };
}
