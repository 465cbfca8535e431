import { toRgb } from '../theme/colour.ts';
import { toPalette, type Palette } from '../theme/palette.ts';
import { createCanvas, type Canvas, type Rgb } from './canvas.ts';
import { toPng } from './png.ts';

type Inks = Readonly<Record<keyof Palette, Rgb>>;

const toInks = (palette: Palette): Inks =>
  Object.fromEntries(
    Object.entries(palette).map(([name, colour]) => [name, toRgb(colour)]),
  ) as unknown as Inks;

function tick(canvas: Canvas, x: number, y: number, size: number, colour: Rgb): void {
  const at = (u: number, v: number) => [x + u * size, y + v * size] as const;
  canvas.stroke([at(0.26, 0.53), at(0.43, 0.7), at(0.75, 0.33)], size * 0.105, colour);
}

/** The icon of a home screen: a tick on the tenant's colour; the system rounds its corners. */
function drawIcon(inks: Inks): Buffer {
  const canvas = createCanvas(180, 180);
  canvas.box({ x: 0, y: 0, w: 180, h: 180, r: 0 }, inks.accent);
  tick(canvas, 20, 20, 140, inks['on-accent']);
  return toPng(canvas.width, canvas.height, canvas.rgb);
}

const days = 7;

/** A week of days with one chosen, times below it, and what books it: the page, seen from afar. */
function drawDesk(canvas: Canvas, inks: Inks): void {
  const [x, y, w] = [430, 96, 660];
  for (const [spread, opacity] of [
    [70, 0.1],
    [24, 0.06],
  ] as const) {
    canvas.box({ x, y: y + spread / 3, w, h: 438, r: 40 }, inks.ink, opacity, spread);
  }
  canvas.box({ x: x - 1, y: y - 1, w: w + 2, h: 440, r: 41 }, inks.line);
  canvas.box({ x, y, w, h: 438, r: 40 }, inks.panel);
  for (let n = 0; n < days; n += 1) {
    const left = x + 40 + n * 84;
    const chosen = n === 2;
    if (chosen) canvas.box({ x: left, y: y + 36, w: 76, h: 104, r: 22 }, inks.accent);
    const ink = chosen ? inks['on-accent'] : inks.ink;
    canvas.box({ x: left + 22, y: y + 56, w: 32, h: 9, r: 4.5 }, ink, chosen ? 0.75 : 0.22);
    canvas.box({ x: left + 18, y: y + 78, w: 40, h: 24, r: 8 }, ink, chosen ? 1 : 0.8);
    const free = n !== 3 && n !== 6;
    if (free)
      canvas.box({ x: left + 33, y: y + 116, w: 10, h: 10, r: 5 }, chosen ? ink : inks.accent);
  }
  for (let n = 0; n < 6; n += 1) {
    const box = {
      x: x + 40 + (n % 3) * 196,
      y: y + 172 + Math.floor(n / 3) * 80,
      w: 184,
      h: 64,
      r: 20,
    };
    const chosen = n === 1;
    canvas.box(box, chosen ? inks.accent : inks.line);
    const inner = { x: box.x + 2, y: box.y + 2, w: box.w - 4, h: box.h - 4, r: 18 };
    canvas.box(inner, chosen ? inks['accent-soft'] : inks.bg);
    canvas.box({ x: box.x + 54, y: box.y + 24, w: 76, h: 16, r: 8 }, inks.ink, chosen ? 0.9 : 0.62);
  }
  canvas.box({ x: x + 40, y: y + 336, w: 580, h: 68, r: 22 }, inks.accent);
  canvas.box({ x: x + 268, y: y + 361, w: 124, h: 18, r: 9 }, inks['on-accent']);
}

/** The picture of a shared link. Without letters: its title says the name in every script. */
function drawShare(inks: Inks): Buffer {
  const canvas = createCanvas(1200, 630);
  canvas.box({ x: -9, y: -9, w: 1218, h: 648, r: 0 }, inks.bg);
  canvas.box({ x: -180, y: 250, w: 760, h: 760, r: 380 }, inks['accent-soft']);
  drawDesk(canvas, inks);
  canvas.box({ x: 132, y: 207, w: 216, h: 216, r: 66 }, inks.accent);
  tick(canvas, 132, 207, 216, inks['on-accent']);
  return toPng(canvas.width, canvas.height, canvas.rgb);
}

/** A PNG in the tenant's colours (`#rrggbb`; anything else is the house's). */
export function drawPicture(kind: 'share' | 'icon', brandColor: string | undefined): Buffer {
  const inks = toInks(toPalette(brandColor, 'light'));
  return kind === 'icon' ? drawIcon(inks) : drawShare(inks);
}
