import { expect, test } from '@jest/globals';
import { temporaryFolder } from '@gomomo/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { least, most, type Figure } from './bars.ts';
import { replaceSection, writeSection } from './page.ts';

const figures: readonly Figure[] = [
  {
    bar: { measure: 'a turn, p99 < all', unit: 'ms', ...most(20, 10) },
    value: 15,
    beside: '2 × b',
  },
  { bar: { measure: 'rate', unit: '/s', ...least(1000, 2000) }, value: 2500 },
  { bar: { measure: 'memory', unit: 'MB', ...most(300, 200) }, value: undefined },
];
const section = {
  ...{ name: 'chat', title: 'Chat', circumstances: '2 cores', figures, details: 'How.\n' },
};

test('a section replaces what its bench has written before, and leaves the others', () => {
  const folder = temporaryFolder('page-');
  const page = join(folder, 'performance.md');
  const others = '# P\n\n<!-- booking -->\nkept\n<!-- /booking -->\n';
  writeFileSync(page, `${others}<!-- chat -->\nold\n<!-- /chat -->\nend\n`);
  writeSection(section, folder);
  writeSection(section, folder);
  expect(readFileSync(page, 'utf8')).toBe(`${others}<!-- chat -->
## Chat

\`npm run bench -- chat --write\`, 2 cores.

| measure           | now     | ship      | target    | reaches      | beside the baseline |
| ----------------- | ------- | --------- | --------- | ------------ | ------------------- |
| a turn, p99 < all | 15 ms   | ≤ 20 ms   | ≤ 10 ms   | ship         | 2 × b               |
| rate              | 2,500/s | ≥ 1,000/s | ≥ 2,000/s | target       |                     |
| memory            | –       | ≤ 300 MB  | ≤ 200 MB  | not measured |                     |

![Chat: each measure as a share of what may ship](images/performance/chat.svg)

How.
<!-- /chat -->
end
`);
  const plot = readFileSync(join(folder, 'images/performance/chat.svg'), 'utf8');
  expect(plot).toContain('a turn, p99 &lt; all');
  expect(plot).not.toContain('memory');
});

test('a page without a place for it is refused', () => {
  expect(() => replaceSection('# P', section)).toThrow('no place for chat');
});

test('the page has a place for every bench', () => {
  const root = join(import.meta.dirname, '../../..');
  const main = readFileSync(join(root, 'tools/bench/main.ts'), 'utf8');
  const page = readFileSync(join(root, 'docs/performance.md'), 'utf8');
  const names = [...main.matchAll(/import\('\.\/(\w+)\/run\.ts'\)/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(8);
  for (const name of names)
    expect(page).toMatch(new RegExp(`<!-- ${name} -->\n[^]*<!-- /${name} -->`));
});
