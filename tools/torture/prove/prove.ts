import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeOutFolder } from '../../out-folder.ts';
import type { TortureOptions } from '../options.ts';
import { say } from '../say.ts';
import { bugs, type Bug } from './bugs.ts';
import { runControl } from './control.ts';
import { foundBy } from './found-by.ts';
import { inScratch, runIn, type Hunt } from './scratch.ts';

/** Puts each bug into a copy of its own and runs the torture there; true when every one was found. */
export async function prove({ prove: names = [], out, quiet }: TortureOptions): Promise<boolean> {
  const unknown = names.filter((name) => !bugs.some((bug) => bug.name === name));
  if (unknown.length > 0) {
    say(`no such bug: ${unknown.join(', ')}; there are ${bugs.map(({ name }) => name).join(', ')}`);
    return false;
  }
  const wanted =
    names.length === 0
      ? bugs
      : names.flatMap((name) => bugs.find((bug) => bug.name === name) ?? []);
  const hunting = { out: makeOutFolder(out, 'report of a proof'), quiet };
  const control = await runControl(wanted, hunting);
  if (control === undefined) return false;
  const rows = ['| bug | what it is | seed | found by |', '| --- | --- | --- | --- |'];
  let isProven = true;
  for (const bug of wanted) {
    const found = await hunt(bug, control, hunting);
    isProven &&= found !== undefined;
    const by = found?.invariants.join(', ') ?? 'nothing';
    rows.push(`| \`${bug.name}\` | ${bug.says} | ${found?.seed ?? '–'} | ${by} |`);
    say(rows.at(-1) ?? '');
  }
  writeFileSync(join(hunting.out, 'proof.md'), `${rows.join('\n')}\n`);
  return isProven;
}

interface Found {
  readonly seed: number;
  readonly invariants: readonly string[];
}

const hunt = (bug: Bug, control: readonly string[], hunting: Hunt): Promise<Found | undefined> =>
  inScratch(bug, async (scratch) => {
    for (const seed of bug.seeds) {
      const broken = (await runIn(scratch, bug, { ...hunting, seed })) ?? [];
      const invariants = foundBy(bug, { broken, control });
      if (invariants.length > 0) return { seed, invariants };
      const without = control.length > 0 ? `, and ${control.join(', ')} without the bug, too` : '';
      say(
        `${bug.name}: seed ${seed} does not find it (broken: ${broken.join(', ') || 'none'}${without})`,
      );
    }
    return undefined;
  });
