import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from './film.ts';

/** ImageMagick 7 and 6. */
const programs = ['magick', 'convert'] as const;

/** @throws Error that says how to get it */
export function findImageMagick(): string {
  const found = programs.find((it) => /ImageMagick/.test(ask(it, ['-version']).stdout));
  if (found !== undefined) return found;
  throw new Error(
    'The animation is put together by ImageMagick, which is not here: apt-get install imagemagick. ' +
      'The other pictures need none: npm run pictures -- call calendar',
  );
}

/** An animation that begins anew at its end, in the format that the name says. */
export function animate(frames: readonly Frame[], path: string): void {
  const program = findImageMagick();
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-frames-'));
  try {
    const shown = frames.flatMap(({ png, ms }, index) => {
      const file = join(folder, `${index}.png`);
      writeFileSync(file, png);
      return ['-delay', String(ms / 10), file];
    });
    const { status, stderr } = ask(program, [...shown, '-loop', '0', '-quality', '82', path]);
    if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a program that is not there nothing is heard. */
function ask(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
