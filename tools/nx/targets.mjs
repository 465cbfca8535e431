// Gives every project its targets, so that a project is package.json, tsconfig.json, README.md, src/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const jest =
  'node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js';
const inputs = ['default', '^default', { externalDependencies: ['jest', 'typescript', 'eslint'] }];
const cached = (command) => ({ command, cache: true, inputs, options: { cwd: '{workspaceRoot}' } });

/** @type {import('@nx/devkit').CreateNodesV2} */
export const createNodesV2 = [
  '{apps,libs,examples}/*/package.json',
  (files, _options, context) =>
    files.map((file) => [
      file,
      { projects: { [dirname(file)]: { targets: targetsOf(dirname(file), context) } } },
    ]),
];

function targetsOf(root, { workspaceRoot }) {
  return {
    lint: cached(`eslint --no-error-on-unmatched-pattern --max-warnings=0 ${root}`),
    typecheck: cached(`tsc -p ${root}/tsconfig.json`),
    test: cached(`${jest} --passWithNoTests --testPathPatterns '^.*/${root}/'`),
    ...(existsSync(join(workspaceRoot, root, 'src/main.ts'))
      ? {
          serve: { command: `node --watch ${root}/src/main.ts`, continuous: true },
          build: {
            ...cached(`node tools/build/main.ts ${root} dist/${root}`),
            outputs: [`{workspaceRoot}/dist/${root}`],
          },
        }
      : {}),
    ...(existsSync(join(workspaceRoot, root, 'vite.config.ts'))
      ? {
          serve: { command: `vite ${root}`, continuous: true },
          build: { ...cached(`vite build ${root}`), outputs: [`{projectRoot}/dist`] },
        }
      : {}),
  };
}
