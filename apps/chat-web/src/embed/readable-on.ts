/** Lightness (WCAG 2.2, relative luminance) at which black and white are as easy to read. */
const middle = 0.179;

function toLinear(byte: number): number {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** White or near black, whichever is easier to read on a `#rrggbb`; white on what is not one. */
export function readableOn(colour: string): string {
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  const [red = 0, green = 0, blue = 0] = parts.map((part) => toLinear(parseInt(part, 16)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > middle ? '#111' : '#fff';
}
