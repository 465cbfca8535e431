/**
 * OKLCH, sRGB and WCAG contrast, as far as a palette needs them.
 * Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
 * Contrast: WCAG 2.2, "relative luminance" and "contrast ratio".
 */
export interface Oklch {
  /** Lightness, 0..1. */
  readonly l: number;
  /** Chroma, 0..about 0.37. */
  readonly c: number;
  /** Hue in degrees. */
  readonly h: number;
}

type Triple = readonly [number, number, number];

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

function toLinearSrgb({ l, c, h }: Oklch): Triple {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** Reads `#rrggbb`; anything else is undefined. */
export function findOklch(hex: string): Oklch | undefined {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  if (!digits) return undefined;
  const [r = 0, g = 0, b = 0] = digits.slice(1).map((pair) => toLinear(parseInt(pair, 16) / 255));
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return { l, c: Math.hypot(a, bb), h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

const inGamut = (colour: Oklch): boolean =>
  toLinearSrgb(colour).every((channel) => channel >= -0.0005 && channel <= 1.0005);

/** The same lightness and hue with as much of the chroma as sRGB can show. */
export function toGamut(colour: Oklch): Oklch {
  if (inGamut(colour)) return colour;
  let low = 0;
  let high = colour.c;
  for (let step = 0; step < 16; step += 1) {
    const middle = (low + high) / 2;
    if (inGamut({ ...colour, c: middle })) low = middle;
    else high = middle;
  }
  return { ...colour, c: low };
}

function luminance(colour: Oklch): number {
  const [r, g, b] = toLinearSrgb(toGamut(colour)).map((v) => Math.min(1, Math.max(0, v))) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1..21. */
export function contrast(one: Oklch, other: Oklch): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export function toCss(colour: Oklch): string {
  const { l, c, h } = toGamut(colour);
  return `oklch(${(l * 100).toFixed(2)}% ${c.toFixed(4)} ${h.toFixed(1)})`;
}

const toByte = (channel: number): number => {
  const v = Math.min(1, Math.max(0, channel));
  return Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055));
};

/** Red, green and blue in eight bits each. */
export const toRgb = (colour: Oklch): readonly number[] =>
  toLinearSrgb(toGamut(colour)).map(toByte);

/** `#rrggbb`, for pictures: not everything that draws them knows `oklch()`. */
export const toHex = (colour: Oklch): string =>
  `#${toRgb(colour)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`;
