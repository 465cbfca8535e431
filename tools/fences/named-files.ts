import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const documents = [
  '*.md',
  'docs/*.md',
  'docs/runbooks/*.md',
  '{apps,libs,tools,k8s,infra,examples}/**/*.md',
];

/** A file in some folder, as documents name one; `…/*-cases.ts` is several. */
const named =
  /`((?:\.{0,2}\/)?(?:[\w@*-]+\/)+[\w.*-]+\.(?:ts|tsx|mjs|sql|sh|txt|toml|prisma|md))`/g;
const linked = /\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)/g;

const command = /\bnpm run (?:--silent )?([a-z][\w:-]*)/g;

const documentsOf = (root: string): string[] =>
  globSync(documents, { cwd: root }).filter(
    (document) => !/node_modules|\/dist\/|^CHANGELOG/.test(document),
  );

/** `document: script` for every `npm run` that a document tells people to type and that is none. */
export function findMissingScripts(root: string): string[] {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts?: Readonly<Record<string, string>>;
  };
  return documentsOf(root).flatMap((document) =>
    [...new Set(filesOf(readFileSync(join(root, document), 'utf8'), command))]
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${document}: ${name}`),
  );
}

/** `document: file` for every file that a document names or links to and that is not there. */
export function findMissingFiles(root: string): string[] {
  return documentsOf(root).flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const places = placesFor(document).map((folder) => join(root, folder));
    const isThere = (file: string, folders: readonly string[]) =>
      folders.some((folder) => existsSync(join(folder, file)) || matches(folder, file));
    const gone = [
      ...filesOf(text, named).filter((file) => !isThere(file, places)),
      ...filesOf(text, linked).filter((file) => !isThere(file, places.slice(0, 1))),
    ];
    return [...new Set(gone)].map((file) => `${document}: ${file}`);
  });
}

const filesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, file = '']) => file);

const matches = (folder: string, file: string): boolean =>
  file.includes('*') && globSync(file, { cwd: folder }).length > 0;

/** Where a document's paths may begin: beside it, in the sources beside it, or in a folder above. */
function placesFor(document: string): string[] {
  const above = [dirname(document)];
  while (above.at(-1) !== '.') above.push(dirname(above.at(-1) ?? '.'));
  return [above[0] ?? '.', join(above[0] ?? '.', 'src'), ...above.slice(1)];
}
