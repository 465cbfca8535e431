/** Red, green, blue, 0..255. */
export type Rgb = readonly number[];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly r: number;
}

type Point = readonly [number, number];

/** A picture of rounded boxes and strokes, with soft edges: all that the page's own pictures need. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
  box(box: Box, colour: Rgb, opacity?: number, softPx?: number): void;
  stroke(points: readonly Point[], width: number, colour: Rgb): void;
}

/** Signed distance from the edge of a rounded box, negative inside (Inigo Quilez, "2D distance functions"). */
function distanceToBox(px: number, py: number, { x, y, w, h, r }: Box): number {
  const qx = Math.abs(px - x - w / 2) - w / 2 + r;
  const qy = Math.abs(py - y - h / 2) - h / 2 + r;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - r;
}

function distanceToSegment(px: number, py: number, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

type Pixels = Pick<Canvas, 'width' | 'height' | 'rgb'>;

interface Shape {
  /** What lies around it. */
  readonly area: Box;
  /** From its edge, negative inside. */
  distance(x: number, y: number): number;
}

function paint(
  { width, height, rgb }: Pixels,
  { area, distance }: Shape,
  colour: Rgb,
  opacity: number,
  soft: number,
): void {
  const left = Math.max(0, Math.floor(area.x - soft));
  const top = Math.max(0, Math.floor(area.y - soft));
  const right = Math.min(width, Math.ceil(area.x + area.w + soft));
  const bottom = Math.min(height, Math.ceil(area.y + area.h + soft));
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const cover = Math.max(0, Math.min(1, 0.5 - distance(x + 0.5, y + 0.5) / soft)) * opacity;
      if (cover === 0) continue;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c += 1) {
        rgb[at + c] = Math.round((rgb[at + c] ?? 0) * (1 - cover) + (colour[c] ?? 0) * cover);
      }
    }
  }
}

export function createCanvas(width: number, height: number): Canvas {
  const pixels: Pixels = { width, height, rgb: new Uint8Array(width * height * 3) };
  return {
    ...pixels,
    box(box, colour, opacity = 1, softPx = 1) {
      const shape = { area: box, distance: (x: number, y: number) => distanceToBox(x, y, box) };
      paint(pixels, shape, colour, opacity, softPx);
    },
    stroke(points, lineWidth, colour) {
      const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])];
      const pad = lineWidth;
      const [x, y] = [Math.min(...xs) - pad, Math.min(...ys) - pad];
      const area = { x, y, w: Math.max(...xs) + pad - x, h: Math.max(...ys) + pad - y, r: 0 };
      const distance = (px: number, py: number): number =>
        Math.min(
          ...points.slice(1).map((to, n) => distanceToSegment(px, py, points[n] ?? to, to)),
        ) -
        lineWidth / 2;
      paint(pixels, { area, distance }, colour, 1, 1);
    },
  };
}
