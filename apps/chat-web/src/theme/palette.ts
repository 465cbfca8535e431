import { contrast, findOklch, toCss, type Oklch } from './colour.ts';

/** Every colour of the page in one scheme. Names are the custom properties of `tokens.css`. */
export interface Palette {
  readonly bg: Oklch;
  readonly panel: Oklch;
  readonly shade: Oklch;
  readonly line: Oklch;
  readonly ink: Oklch;
  readonly 'ink-2': Oklch;
  readonly 'ink-3': Oklch;
  readonly accent: Oklch;
  readonly 'accent-press': Oklch;
  readonly 'accent-soft': Oklch;
  readonly 'accent-line': Oklch;
  readonly 'on-accent': Oklch;
  readonly warn: Oklch;
  readonly 'warn-soft': Oklch;
  /** What cannot be taken back. */
  readonly bad: Oklch;
  readonly 'on-bad': Oklch;
  /** The edge of a field to write in: 3:1 on its ground (WCAG 1.4.11). */
  readonly control: Oklch;
}

export type Scheme = 'light' | 'dark';

/** Used when the tenant has not picked a colour. */
export const defaultBrandColor = '#1f6b4f';

/** WCAG AA for body text, with room for rounding to eight bits. */
const enough = 4.55;
const step = 0.004;

/** Moves lightness only, until the colour reads on every ground; hue and chroma stay. */
function legible(colour: Oklch, grounds: readonly Oklch[], direction: -1 | 1): Oklch {
  let found = colour;
  while (found.l > 0.02 && found.l < 0.99 && grounds.some((g) => contrast(found, g) < enough)) {
    found = { ...found, l: found.l + direction * step };
  }
  return found;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** Warm paper grey: the grounds of the light scheme belong to no tenant. */
const paper = (l: number, c: number): Oklch => ({ l, c, h: 95 });

function toLight(brand: Oklch): Palette {
  const tint = Math.min(1, brand.c / 0.085);
  const own = (l: number, c: number): Oklch => ({ l, c: c * tint, h: brand.h });
  const [bg, panel, shade] = [paper(0.982, 0.006), paper(1, 0), paper(0.962, 0.006)];
  const soft = own(0.955, 0.022);
  const warnSoft: Oklch = { l: 0.965, c: 0.03, h: 80 };
  const grounds = [bg, panel, shade, soft];
  const start = { l: clamp(brand.l, 0.36, 0.56), c: Math.min(brand.c, 0.17), h: brand.h };
  const accent = legible(start, grounds, -1);
  return {
    bg,
    panel,
    shade,
    line: paper(0.915, 0.007),
    ink: own(0.24, 0.012),
    'ink-2': legible(own(0.46, 0.012), grounds, -1),
    'ink-3': legible(own(0.54, 0.01), grounds, -1),
    accent,
    'accent-press': { ...accent, l: accent.l - 0.06 },
    'accent-soft': soft,
    'accent-line': own(0.86, 0.045),
    'on-accent': panel,
    warn: legible({ l: 0.5, c: 0.11, h: 62 }, [warnSoft, panel, bg], -1),
    'warn-soft': warnSoft,
    bad: legible({ l: 0.5, c: 0.16, h: 27 }, grounds, -1),
    'on-bad': panel,
    control: paper(0.6, 0.008),
  };
}

function toDark(brand: Oklch): Palette {
  const tint = Math.min(1, brand.c / 0.085);
  const own = (l: number, c: number): Oklch => ({ l, c: c * tint, h: brand.h });
  const [bg, panel, shade] = [own(0.19, 0.008), own(0.23, 0.01), own(0.27, 0.01)];
  const soft = own(0.29, 0.035);
  const warnSoft: Oklch = { l: 0.3, c: 0.04, h: 80 };
  const grounds = [bg, panel, shade, soft];
  const onAccent = own(0.2, 0.03);
  const start = { l: clamp(brand.l, 0.78, 0.84), c: Math.min(brand.c * 1.15, 0.14), h: brand.h };
  const accent = legible(start, [...grounds, onAccent], 1);
  return {
    bg,
    panel,
    shade,
    line: own(0.32, 0.01),
    ink: paper(0.95, 0.006),
    'ink-2': legible(paper(0.76, 0.008), grounds, 1),
    'ink-3': legible(paper(0.66, 0.008), grounds, 1),
    accent,
    'accent-press': { ...accent, l: Math.min(0.92, accent.l + 0.06) },
    'accent-soft': soft,
    'accent-line': own(0.42, 0.06),
    'on-accent': onAccent,
    warn: legible({ l: 0.82, c: 0.11, h: 80 }, [warnSoft, panel, bg], 1),
    'warn-soft': warnSoft,
    bad: legible({ l: 0.76, c: 0.12, h: 25 }, grounds, 1),
    'on-bad': { l: 0.2, c: 0.03, h: 25 },
    control: own(0.56, 0.012),
  };
}

/** All colours of a scheme from one brand colour (`#rrggbb`; anything else gets the default). */
export function toPalette(brandColor: string | undefined, scheme: Scheme): Palette {
  const brand = findOklch(brandColor ?? '') ?? findOklch(defaultBrandColor);
  if (!brand) throw new RangeError('the default brand colour is not a colour');
  return scheme === 'light' ? toLight(brand) : toDark(brand);
}

/** The palette as declarations of custom properties. */
export function toDeclarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]: [string, Oklch]) => `--${name}:${toCss(colour)}`)
    .join(';');
}
