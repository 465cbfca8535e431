import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** In pieces that are asked for one after the other: a long file is never there as a whole. */
export interface ZipEntry {
  readonly path: string;
  readonly pieces: Iterable<string | Uint8Array>;
}

/** 1980-01-01, the oldest that a zip can say: the same workbook is the same bytes. */
const date = 0x21;
const version = 20;
const utf8Names = 0x800;
const deflated = 8;

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly fields: Buffer;
}

/** What a file's own header and its line in the directory have in common. */
async function pack({ path, pieces }: ZipEntry): Promise<Packed> {
  const name = Buffer.from(path);
  let checksum = 0;
  let length = 0;
  function* counted(): Generator<Uint8Array> {
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      checksum = crc32(bytes, checksum);
      length += bytes.length;
      yield bytes;
    }
  }
  const data = await pipeline(counted, createDeflateRaw({ level: 3 }), buffer);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Names, 2);
  fields.writeUInt16LE(deflated, 4);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(checksum, 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, data, fields };
}

function directoryLine({ name, fields }: Packed, offset: number): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(version, 4);
  fields.copy(line, 6);
  line.writeUInt32LE(offset, 42);
  return Buffer.concat([line, name]);
}

/**
 * A zip of these files, by Node's own zlib: the deflate that SheetJS brings takes twice the time and
 * makes it three times as large.
 */
export async function zip(entries: Iterable<ZipEntry>): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const entry of entries) {
    const packed = await pack(entry);
    count += 1;
    directory.push(directoryLine(packed, offset));
    const header = Buffer.alloc(4);
    header.writeUInt32LE(0x04034b50, 0);
    for (const part of [header, packed.fields, packed.name, packed.data]) {
      parts.push(part);
      offset += part.length;
    }
  }
  const lines = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(lines.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, lines, end]);
}
