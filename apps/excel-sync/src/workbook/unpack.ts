import { CFB } from 'xlsx';

export interface Part {
  readonly path: string;
  readonly content: Uint8Array;
}

/** What the library makes of a zip; it has no types for it. */
interface Container {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly content: Uint8Array }[];
}
const readContainer = CFB.read as (zip: Buffer, options: { type: 'buffer' }) => Container;

/** The parts of a workbook; the library adds a file of its own that is none. */
export function unpack(bytes: Uint8Array): Part[] {
  const { buffer, byteOffset, byteLength } = bytes;
  const file = readContainer(Buffer.from(buffer, byteOffset, byteLength), { type: 'buffer' });
  const [root = ''] = file.FullPaths;
  return file.FullPaths.flatMap((fullPath, index) => {
    const path = fullPath.slice(root.length);
    const content = file.FileIndex[index]?.content;
    const isPart = path !== '' && !path.endsWith('/') && !path.endsWith('Sh33tJ5');
    return isPart && content ? [{ path, content }] : [];
  });
}

const decoder = new TextDecoder();

export const textOf = ({ content }: Part): string => decoder.decode(content);
