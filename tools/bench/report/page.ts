import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './bars.ts';
import { drawPlot } from './plot.ts';
import { print, toBarTable } from './table.ts';

const docs = join(import.meta.dirname, '../../../docs');

/** What a bench has found, for the page and the terminal. */
export interface Findings {
  readonly figures: readonly Figure[];
  /** How it was measured and what else came of it, as Markdown. */
  readonly details: string;
}

export interface Section extends Findings {
  readonly name: string;
  readonly title: string;
  /** Day, commit, cores, load before. */
  readonly circumstances: string;
}

/** Puts the section of one bench into `docs/performance.md`, and its plot beside it; others stay as they are. */
export function writeSection(section: Section, folder = docs): void {
  const page = join(folder, 'performance.md');
  const text = replaceSection(readFileSync(page, 'utf8'), section);
  mkdirSync(join(folder, 'images/performance'), { recursive: true });
  writeFileSync(join(folder, plotOf(section)), drawPlot(section.figures));
  writeFileSync(page, text);
}

const plotOf = ({ name }: Section): string => `images/performance/${name}.svg`;

/** @throws Error when the page has no place for it: `<!-- name -->` and `<!-- /name -->` on lines of their own */
export function replaceSection(page: string, section: Section): string {
  const { name } = section;
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!place.test(page)) throw new Error(`docs/performance.md has no place for ${name}`);
  return page.replace(place, (_all, start: string, end: string) => start + render(section) + end);
}

const render = (section: Section): string => `## ${section.title}

\`npm run bench -- ${section.name} --write\`, ${section.circumstances}.

${print(toBarTable(section.figures))}

![${section.title}: each measure as a share of what may ship](${plotOf(section)})

${section.details.trim()}
`;
