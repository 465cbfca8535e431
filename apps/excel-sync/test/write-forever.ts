import { createFolderStorage } from '../src/storage/folder-storage.ts';

/** Run by a spec, which kills it: writes the same file again and again, full of another byte each time. */
const [, , root = '', holder = ''] = process.argv;
const storage = createFolderStorage({ root, holder, now: () => Date.now() });
const never = new AbortController().signal;
for (let round = 0; ; round += 1) {
  const bytes = new Uint8Array(100_000).fill(round % 256);
  await storage.write(['killed', 'book.xlsx'], bytes, never);
  if (round === 1) process.send?.('writing');
}
