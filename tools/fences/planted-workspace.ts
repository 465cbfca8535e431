import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface PlantedWorkspace {
  /** Rule names by file, as ESLint saw them after a graph was built from nothing. */
  lint(): Map<string, string[]>;
  /** `rule: file` lines of dependency-cruiser. */
  cruise(): string;
}

/** A copy of this workspace, in an empty folder outside of it and without any cache, with `files` added. */
export function plantWorkspace(
  copy: string,
  files: Readonly<Record<string, string>>,
): PlantedWorkspace {
  copyTrackedFiles(copy);
  linkPackages(copy);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const paths = Object.keys(files);
  return {
    lint: () => lint(copy, paths),
    cruise: () => cruise(copy, paths),
  };
}

function copyTrackedFiles(copy: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  const wanted = listed
    .split('\0')
    .filter((path) => /\.(ts|tsx|mjs|json)$/.test(path) && !path.endsWith('package-lock.json'));
  for (const path of wanted) cpSync(join(root, path), join(copy, path), { force: true });
}

/** Third-party packages are shared by links; our own resolve to the copy. */
function linkPackages(copy: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(join(copy, 'node_modules/@gomomo'), { recursive: true });
  for (const name of readdirSync(packages)) {
    if (name === '@gomomo' || name === '.cache') continue;
    symlinkSync(join(packages, name), join(copy, 'node_modules', name));
  }
  for (const name of readdirSync(join(packages, '@gomomo'))) {
    const folder = ['libs', 'apps'].find((kind) => readdirSync(join(root, kind)).includes(name));
    const target = folder === undefined ? 'tools' : `${folder}/${name}`;
    symlinkSync(join(copy, target), join(copy, 'node_modules/@gomomo', name));
  }
}

const environment = { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_OPTIONS: '' };

function run(copy: string, command: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(join(copy, 'node_modules/.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
    env: environment,
    timeout: 120_000,
    maxBuffer: 64_000_000,
  });
  return stdout === '' ? stderr : stdout;
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

function lint(copy: string, paths: readonly string[]): Map<string, string[]> {
  run(copy, 'nx', ['graph', '--file=node_modules/.cache/graph.json']);
  const results = JSON.parse(run(copy, 'eslint', ['--format', 'json', ...paths])) as LintResult[];
  return new Map(
    results.map(({ filePath, messages }) => [
      filePath.slice(filePath.indexOf(copy) + copy.length + 1),
      messages.map(({ ruleId, message }) => `${ruleId ?? 'fatal'}: ${message}`),
    ]),
  );
}

const cruise = (copy: string, paths: readonly string[]): string =>
  run(copy, 'depcruise', ['--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...paths]);
