import { expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';

type List = Readonly<Record<string, readonly string[]>>;

const root = join(import.meta.dirname, '../..');
const linter = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  overrideConfig: {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parser: tseslint.parser as never },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }] },
  },
});

/** Files of the list that keep the rule by now. */
async function findShort(list: List) {
  const results = await linter.lintFiles(Object.values(list).flat());
  return results
    .filter(({ messages }) => messages.every(({ ruleId }) => ruleId !== 'max-lines'))
    .map(({ filePath }) => filePath);
}

test('what is excused for its length is as long still', async () => {
  const { longFiles } = (await import(join(root, 'eslint.longer.mjs'))) as {
    readonly longFiles: List;
  };
  expect(await findShort(longFiles)).toEqual([]);
});
