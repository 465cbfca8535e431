import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plan } from './plan.ts';
import { root } from './runtime-folders.ts';

/** Lays the files and links of a plan below `target`, which is emptied first. */
export function copyPlan({ files, links }: Plan, target: string): void {
  rmSync(target, { recursive: true, force: true });
  const folders = new Set(
    [...files, ...links.map(({ path }) => path)].map((path) => dirname(join(target, path))),
  );
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const path of files) copyFileSync(join(root, path), join(target, path));
  for (const { path, to } of links) {
    const place = join(target, path);
    symlinkSync(relative(dirname(place), join(target, to)), place);
  }
}
