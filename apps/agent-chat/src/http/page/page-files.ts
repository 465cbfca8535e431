import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageData } from './page-data.ts';

/** A built file with its compressed forms, by the name browsers ask for an encoding with. */
export interface PageFile {
  readonly mediaType: string;
  readonly forms: { readonly identity: Buffer; readonly gzip?: Buffer; readonly br?: Buffer };
}

/** The page's own code for this side: the same components and colours as in the browser. */
export interface PageServer {
  renderRoot(data: PageData): string;
  renderHead(
    data: PageData,
    options: {
      readonly nonce: string;
      readonly address: string | undefined;
      readonly pictures: { readonly share: string; readonly icon: string };
    },
  ): string;
  /** PNG. Takes a tenth of a second or more of this thread: keep what it gives. */
  drawPicture(kind: 'share' | 'icon', brandColor: string | undefined): Uint8Array;
}

/** The built page, in memory: it is small and never changes while the process runs. */
export interface PageFiles {
  /** HTML with places to fill in: see `render-page.ts`. */
  readonly template: string;
  /** Written into each page, so that the first paint waits for one answer only. */
  readonly style: string;
  readonly server: PageServer;
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

const styleLink = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>/;

/** @throws when the page has not been built into that folder */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const css = basename(styleLink.exec(html)?.[1] ?? '');
  const style = await readFile(join(folder, 'assets', css), 'utf8');
  const server = (await import(pathToFileURL(join(folder, 'server/server.js')).href)) as PageServer;
  // The style stands before the head's own part, which sets the colours.
  const template = html.replace(styleLink, '').replace('<!--head-->', '<!--style--><!--head-->');
  const assets = await readdir(join(folder, 'assets'));
  const names = assets
    .filter((name) => mediaTypes[extname(name)] !== undefined)
    .map((name) => `assets/${name}`);
  const files = new Map<string, PageFile>();
  for (const name of [...names, 'embed.js']) {
    files.set(`/${name}`, await readPageFile(join(folder, name)));
  }
  return { template, style, server, files };
}
