export interface ImageSize {
  readonly image: string;
  readonly bytes: number;
  /** Of the base below it. */
  readonly baseBytes: number;
}

const toMegabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** A table as Markdown has it, so that documents can show it. */
export function renderSizes(sizes: readonly ImageSize[]): string {
  const rows = sizes.map(({ image, bytes, baseBytes }) => [
    image,
    toMegabytes(bytes),
    toMegabytes(bytes - baseBytes),
  ]);
  const lines = [
    ['image', 'whole, MB', 'ours over the base, MB'],
    ['---', '---:', '---:'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}
