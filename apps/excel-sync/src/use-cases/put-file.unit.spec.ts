import { expect, test } from '@jest/globals';
import { minuteMs } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { etagOf } from '../domain/etag.ts';
import type { Path, Storage } from '../storage/storage.ts';
import type { WorkbookFile } from '../store/files.ts';
import { forgetInCopies, keepCopy } from './kept-copies.ts';
import { putFile } from './put-file.ts';

const signal = new AbortController().signal;
const text = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Files in memory, some of which somebody has open. */
function createShelf() {
  const files = new Map<string, Uint8Array>();
  const open = new Set<string>();
  const keyOf = (path: Path): string => path.join('/');
  const storage: Storage = {
    kind: 'folder',
    where: keyOf,
    read: (path) => Promise.resolve(files.get(keyOf(path))),
    write: (path, content) => {
      const name = path.at(-1) ?? '';
      const inUse = { lock: `~$${name}`, holder: 'Ana Lopez' };
      if (open.has(keyOf(path))) return Promise.resolve(inUse);
      files.set(keyOf(path), content);
      return Promise.resolve('written' as const);
    },
    list: (folder) => {
      const prefix = `${keyOf(folder)}/`;
      const names = [...files.keys()].filter((key) => key.startsWith(prefix));
      return Promise.resolve(names.map((key) => key.slice(prefix.length)).toSorted());
    },
    remove: (path) => {
      files.delete(keyOf(path));
      return Promise.resolve();
    },
    removeFolder: () => Promise.reject(new Error('not asked')),
    sweep: () => Promise.reject(new Error('not asked')),
    ready: () => Promise.resolve(),
    explain: String,
    findInUse: () => Promise.resolve(undefined),
  };
  return { storage, files, open };
}

const file: WorkbookFile = {
  ...{ folder: 'bloom', name: 'bloom.xlsx', hash: 'old', etag: 'old', day: '2026-11-24' },
  ...{ writtenAt: null, inUseSince: null, inUseReason: null, beside: null },
  ...{ besideHash: null, forgotten: null },
};
const contentOf = (hash: string) => ({
  ...{
    hash,
    etag: etagOf(bytes(hash)),
    bytes: bytes(hash),
    day: '2026-11-24',
    timeZone: 'America/New_York',
  },
});
const at = (minutes: number) => ({
  now: new Date(Date.parse('2026-11-24T20:30:00Z') + minutes * minuteMs),
  signal,
});

test('a file that is open is waited for, lies beside after a quarter of an hour, and is taken in', async () => {
  const { storage, files, open } = createShelf();
  files.set('bloom/bloom.xlsx', bytes('old'));
  open.add('bloom/bloom.xlsx');

  const first = await putFile(storage, file, contentOf('one'), at(0));
  const reason =
    'bloom.xlsx is open elsewhere by Ana Lopez, says ~$bloom.xlsx beside it: close it there, or delete ' +
    '~$bloom.xlsx if nobody has it open.';
  expect(first.outcome).toEqual({ kind: 'away', reason, waitMs: 15_000 });
  expect(first.file.inUseReason).toBe(reason);
  const later = await putFile(storage, first.file, contentOf('two'), at(14));
  expect(later).toMatchObject({ outcome: { kind: 'away' }, file: { inUseSince: at(0).now } });

  const beside = await putFile(storage, later.file, contentOf('three'), at(15));
  expect(beside).toMatchObject({
    outcome: { kind: 'done' },
    file: { hash: 'old', etag: contentOf('three').etag },
  });
  expect(text(files.get('bloom/bloom (sync 2026-11-24 1530).xlsx'))).toBe('three');
  expect(text(files.get('bloom/bloom.xlsx'))).toBe('old');
  // Somebody has tidied up.
  files.delete('bloom/bloom (sync 2026-11-24 1530).xlsx');
  await putFile(storage, beside.file, contentOf('three'), at(18));
  expect(text(files.get('bloom/bloom (sync 2026-11-24 1530).xlsx'))).toBe('three');
  const newer = await putFile(storage, beside.file, contentOf('four'), at(20));
  expect(text(files.get('bloom/bloom (sync 2026-11-24 1530).xlsx'))).toBe('four');

  open.clear();
  const closed = await putFile(storage, newer.file, contentOf('four'), at(21));
  expect(closed.file).toMatchObject({
    ...{ hash: 'four', inUseSince: null, inUseReason: null, beside: null },
  });
  expect([...files.keys()]).toEqual(['bloom/bloom.xlsx']);
});

// It was told of as written, and lay nowhere.
test('where the one beside is open too, nothing is told of as written', async () => {
  const { storage, files, open } = createShelf();
  files.set('bloom/bloom.xlsx', bytes('old'));
  for (const name of ['bloom.xlsx', 'bloom (sync 2026-11-24 1530).xlsx']) open.add(`bloom/${name}`);
  const first = await putFile(storage, file, contentOf('one'), at(0));
  const late = await putFile(storage, first.file, contentOf('two'), at(16));
  expect(late.outcome).toMatchObject({ kind: 'away', reason: expect.stringContaining('beside') });
  expect(late.file).toMatchObject({ hash: 'old', beside: null, besideHash: null });
  open.clear();
  expect(await putFile(storage, late.file, contentOf('two'), at(17))).toMatchObject({
    outcome: { kind: 'done' },
    file: { hash: 'two' },
  });
});

const nobody = () => Promise.resolve('unchanged' as const);

test('the last fourteen days are kept, each as it was at its end', async () => {
  const { storage, files } = createShelf();
  for (let day = 1; day <= 20; day += 1) {
    const date = `2026-11-${String(day).padStart(2, '0')}`;
    await keepCopy(storage, { ...file, day: date }, bytes(date), { forget: nobody, signal });
  }
  expect(files.size).toBe(14);
  expect([...files.keys()][0]).toBe('bloom/copies/bloom 2026-11-07.xlsx');
  expect(text(files.get('bloom/copies/bloom 2026-11-20.xlsx'))).toBe('2026-11-20');
});

test('a copy that cannot be rewritten, since somebody has it open, goes', async () => {
  const { storage, files, open } = createShelf();
  for (const day of ['01', '02', '03']) {
    files.set(`bloom/copies/bloom 2026-11-${day}.xlsx`, bytes(day));
  }
  open.add('bloom/copies/bloom 2026-11-03.xlsx');
  const forget = (content: Uint8Array) =>
    Promise.resolve(text(content) === '01' ? ('unchanged' as const) : bytes('forgotten'));
  await forgetInCopies(storage, file, { forget, signal, logger: silentLog });
  expect([...files].map(([key, content]) => [key, text(content)])).toEqual([
    ['bloom/copies/bloom 2026-11-01.xlsx', '01'],
    ['bloom/copies/bloom 2026-11-02.xlsx', 'forgotten'],
  ]);
});
