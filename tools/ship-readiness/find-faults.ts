import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim, Duty } from './claims.ts';

/** What of the claims is not so: a claim without a spec, a spec that is gone, a test of another name. */
export function findFaults(root: string, claims: readonly Claim[]): string[] {
  return claims.flatMap(({ id, holds }) => [
    ...(holds.length === 0 ? [`${id}: nothing holds it`] : []),
    ...holds.flatMap(({ spec, tests }) => {
      if (!existsSync(join(root, spec))) return [`${id}: there is no ${spec}`];
      const names = namesIn(readFileSync(join(root, spec), 'utf8'));
      return tests
        .filter((words) => !names.some((name) => name.includes(words)))
        .map((words) => `${id}: no test of ${spec} is called “${words}”`);
    }),
  ]);
}

/** Whatever stands in quotation marks: names of tests and of their groups among it. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g)].map(([, , name = '']) => name);

/** Commands that are none: a script that package.json lacks, a path under which no test lies. */
export function findIdleCommands(root: string, duties: readonly Duty[]): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const isScript = (name: string): boolean => Object.hasOwn(scripts, name);
  return duties.flatMap(({ what, commands }) => [
    ...(commands.length === 0 ? [`nothing shows: ${what}`] : []),
    ...commands.filter((command) => {
      const [, name = '', rest = ''] = /^npm (?:run )?(\w+)(?: -- (.*))?$/.exec(command) ?? [];
      const paths = name === 'test' ? rest.split(' ') : [];
      return !isScript(name) || !paths.every((path) => hasTests(root, path));
    }),
  ]);
}

const hasTests = (root: string, path: string): boolean =>
  globSync([`${path}*.spec.ts`, `${path}/**/*.spec.ts`], { cwd: root }).length > 0;
