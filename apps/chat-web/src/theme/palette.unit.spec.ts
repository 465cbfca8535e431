import { describe, expect, test } from '@jest/globals';
import { contrast, findOklch, toGamut, type Oklch } from './colour.ts';
import { toPalette, type Palette, type Scheme } from './palette.ts';

const hex = (n: number): string => Math.round(n).toString(16).padStart(2, '0');
const hsl = (h: number, s: number, l: number): string => {
  const channel = (n: number): string => {
    const k = (n + h / 30) % 12;
    return hex(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
};

const everyHue = Array.from({ length: 36 }, (_, i) => i * 10).flatMap((h) =>
  [0.15, 0.5, 1].flatMap((s) => [0.05, 0.3, 0.5, 0.75, 0.97].map((l) => hsl(h, s, l))),
);
const colours = [...everyHue, '#000000', '#ffffff', '#808080', '#ffff00', '#00ff00', '#0000ff'];

type Name = keyof Palette;
const texts: readonly [Name, readonly Name[]][] = [
  ['ink', ['bg', 'panel', 'shade', 'accent-soft']],
  ['ink-2', ['bg', 'panel', 'shade', 'accent-soft']],
  ['ink-3', ['bg', 'panel', 'shade']],
  ['accent', ['bg', 'panel', 'shade', 'accent-soft']],
  ['on-accent', ['accent', 'accent-press']],
  ['warn', ['warn-soft', 'panel', 'bg']],
  ['bad', ['bg', 'panel', 'shade']],
  ['on-bad', ['bad']],
];

/** What an eight-bit screen shows: the contrast must survive the rounding. */
const shown = (colour: Oklch): Oklch => {
  const { l, c, h } = toGamut(colour);
  return { l: Number(l.toFixed(4)), c: Number(c.toFixed(4)), h: Number(h.toFixed(1)) };
};

describe.each<Scheme>(['light', 'dark'])('the %s palette', (scheme) => {
  test(`keeps every text at 4.5:1 or better on its grounds for ${colours.length} brand colours`, () => {
    const faults: string[] = [];
    for (const brand of colours) {
      const palette = toPalette(brand, scheme);
      for (const [text, grounds] of texts) {
        for (const ground of grounds) {
          const ratio = contrast(shown(palette[text]), shown(palette[ground]));
          if (ratio < 4.5) faults.push(`${brand} ${text} on ${ground}: ${ratio.toFixed(2)}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('edges fields at 3:1 or better', () => {
    for (const brand of colours) {
      const { control, bg, panel } = toPalette(brand, scheme);
      for (const ground of [bg, panel]) expect(contrast(control, ground)).toBeGreaterThan(3);
    }
  });

  test('keeps the hue the tenant picked', () => {
    for (const brand of everyHue) {
      const picked = findOklch(brand);
      expect(toPalette(brand, scheme).accent.h).toBe(picked?.h);
    }
  });

  test('falls back to the house colour when the tenant has none or it is not a colour', () => {
    expect(toPalette('tomato', scheme)).toEqual(toPalette(undefined, scheme));
  });
});

test('a grey brand makes a grey page', () => {
  expect(toPalette('#777777', 'light').accent.c).toBeLessThan(0.001);
});

test('contrast agrees with the published figures', () => {
  const black = findOklch('#000000') as Oklch;
  const white = findOklch('#ffffff') as Oklch;
  const grey = findOklch('#767676') as Oklch;
  expect(contrast(black, white)).toBeCloseTo(21, 1);
  expect(contrast(grey, white)).toBeCloseTo(4.54, 1);
});
