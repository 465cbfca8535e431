import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { keepNodeEnv } from './keep-node-env.ts';

const here = import.meta.dirname;
const sources = [
  'src/**/*.{ts,tsx,css}',
  'index.html',
  'build-page.ts',
  'package.json',
  '../../libs/{contracts,icalendar}/src/**/*.ts',
];

/** Where the built page lies; agent-chat serves it from there. */
export const pageFolder = join(here, 'dist');
const stamp = join(pageFolder, '.sources');

async function hashSources(): Promise<string> {
  const files: string[] = [];
  for await (const file of glob(sources, { cwd: here })) {
    if (!file.includes('.spec.')) files.push(file);
  }
  const hash = createHash('sha256');
  for (const file of files.toSorted()) {
    hash.update(file).update(await readFile(join(here, file)));
  }
  return hash.digest('hex');
}

async function findBuiltHash(): Promise<string | undefined> {
  try {
    return await readFile(stamp, 'utf8');
  } catch {
    // Never built, or not to its end.
    return undefined;
  }
}

/** The first HTML shows the business and the first question; the script must not compete with it. */
const paintFirst = {
  name: 'paint-first',
  transformIndexHtml: {
    order: 'post' as const,
    handler: (html: string): string =>
      html.replace('<script type="module"', '<script type="module" fetchpriority="low"'),
  },
};

const plainJsx = { oxc: { jsx: { development: false } } };

/** What all builds share; there is no config file for a tool to pick up by accident. */
async function sharedOptions() {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    configFile: false as const,
    root: here,
    logLevel: 'warn' as const,
    // NODE_ENV of whoever builds is not asked: there is one page, and it is the one that is served.
    plugins: [react(), { name: 'for-people', enforce: 'post' as const, config: () => plainJsx }],
    define: { 'process.env.NODE_ENV': '"production"' },
  };
}

async function buildAll(): Promise<void> {
  const { build } = await import('vite');
  const shared = await sharedOptions();
  const target = 'es2023';
  await build({
    ...shared,
    plugins: [...shared.plugins, paintFirst],
    build: { outDir: pageFolder, emptyOutDir: true, target, assetsInlineLimit: 0 },
  });
  await build({
    ...shared,
    // One file that needs nothing beside it: images carry no React.
    ssr: { noExternal: true },
    build: {
      outDir: join(pageFolder, 'server'),
      emptyOutDir: false,
      target: 'node24',
      ssr: 'src/server.tsx',
      rollupOptions: { output: { entryFileNames: 'server.js' } },
    },
  });
  await build({
    ...shared,
    build: {
      outDir: pageFolder,
      emptyOutDir: false,
      target,
      lib: {
        entry: join(here, 'src/embed/embed.ts'),
        formats: ['iife'],
        name: 'gomomo',
        fileName: () => 'embed.js',
      },
    },
  });
}

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Express compresses nothing, and these files never change: once here instead of every time. */
async function compressAll(): Promise<void> {
  const files = glob('{assets/*,embed.js}', { cwd: pageFolder });
  for await (const file of files) {
    const path = join(pageFolder, file);
    const content = await readFile(path);
    const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    await writeFile(`${path}.gz`, await toGzip(content, { level: 9 }));
    await writeFile(`${path}.br`, await toBrotli(content, { params: quality }));
  }
}

/**
 * Builds the hosted page into `dist`, or leaves it when its sources have not changed. Takes about
 * two seconds; images carry it built, so Vite is loaded only when there is something to build.
 */
export async function buildPage(): Promise<'built' | 'unchanged'> {
  const hash = await hashSources();
  if ((await findBuiltHash()) === hash) return 'unchanged';
  await keepNodeEnv(process.env, buildAll);
  await compressAll();
  await writeFile(stamp, hash);
  return 'built';
}

if (import.meta.main) await buildPage();
