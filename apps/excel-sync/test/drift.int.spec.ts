import { expect, test } from '@jest/globals';
import { minuteMs } from '@gomomo/kernel';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { zip } from '../src/workbook/zip.ts';
import { textOf, unpack } from '../src/workbook/unpack.ts';
import { booking } from './facts.ts';
import {
  ask,
  context,
  fileOf,
  openReplica,
  rowsInFile,
  stateOf,
  tenantState,
  textInFile,
  useWorkbooks,
  type Replica,
} from './workbook-context.ts';

useWorkbooks();

/** Long over: nothing is to come of this business. */
const past = booking(1, { start: '2026-11-02T19:00:00.000Z', pii: { name: 'Jane Roe' } });

async function openWritten(): Promise<Replica> {
  const replica = openReplica();
  await replica.hear(tenantState());
  await replica.hear(stateOf(past));
  context.clock.advance(2_000);
  await replica.workOff();
  await replica.reconcile();
  return replica;
}

const edited = (): Promise<Buffer> =>
  zip(
    unpack(readFileSync(fileOf())).map((part) => ({
      path: part.path,
      pieces: [
        part.path === 'xl/sharedStrings.xml'
          ? textOf(part).replace('Jane Roe', 'Jane Smith')
          : part.content,
      ],
    })),
  );

const harms: readonly [
  name: string,
  kind: string,
  detail: string,
  harm: () => void | Promise<void>,
][] = [
  ['is deleted', 'missing', 'file', () => rmSync(fileOf())],
  ['goes with its folder', 'missing', 'file', () => rmSync(dirname(fileOf()), { recursive: true })],
  ['is junk', 'changed', 'file, unreadable', () => writeFileSync(fileOf(), 'junk')],
  [
    'is cut',
    'changed',
    'file, unreadable',
    async () => writeFileSync(fileOf(), (await edited()).subarray(0, 900)),
  ],
  [
    'is edited in Clients and Changes',
    'changed',
    'file',
    async () => writeFileSync(fileOf(), await edited()),
  ],
];

// Only appointments to come were compared: without any, a file could be gone, and nobody noticed.
test.each(harms)('a file that %s is reported, and made anew', async (_, kind, detail, harm) => {
  const replica = await openWritten();
  await harm();
  context.clock.advance(6 * minuteMs);
  await replica.reconcile();
  const drift = await ask(replica, '/drift');
  const ref = expect.stringMatching(/^bloom-\w+\/bloom\.xlsx$/);
  expect(await drift.json()).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({ kind, detail, ref, appointmentId: null }),
    ]),
  });
  await ask(replica, '/reconcile', 'POST');
  await replica.reconcile();
  await replica.workOff();
  expect(rowsInFile()).toHaveLength(1);
  expect(textInFile()).toContain('Jane Roe');
  expect(await (await ask(replica, '/drift')).json()).toMatchObject({ items: [] });
});

test('what nobody mends is made anew by itself after the next look, not while somebody has it open', async () => {
  const replica = await openWritten();
  writeFileSync(fileOf(), 'junk');
  const lock = fileOf().replace(/bloom\.xlsx$/, '.~lock.bloom.xlsx#');
  const look = async (): Promise<void> => {
    context.clock.advance(6 * minuteMs);
    await replica.reconcile();
    await replica.workOff();
  };
  writeFileSync(lock, '');
  for (let count = 0; count < 3; count += 1) await look();
  expect(readFileSync(fileOf(), 'utf8')).toBe('junk');
  rmSync(lock);
  await look();
  expect(readFileSync(fileOf(), 'utf8')).toBe('junk');
  await look();
  expect(rowsInFile()).toHaveLength(1);
});

const hashOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('hex')}"`;

async function download(replica: Replica, known?: string) {
  const working = setInterval(() => void replica.workOff(), 100);
  const answer = await ask(
    replica,
    '',
    'GET',
    known === undefined ? {} : { 'if-none-match': known },
  );
  clearInterval(working);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, etag: answer.headers.get('etag') ?? '', bytes };
}

// Other bytes were served under the tag of those that had been written.
test.each(harms)(
  'of a file that %s a download is the workbook, under its own tag',
  async (...row) => {
    const [, , , harm] = row;
    const replica = await openWritten();
    const before = await download(replica);
    expect(before.etag).toBe(hashOf(before.bytes));
    await harm();
    const after = await download(replica);
    expect([after.status, after.etag]).toEqual([200, hashOf(after.bytes)]);
    expect(unpack(after.bytes).map(textOf).join()).toContain('Jane Roe');
    expect((await download(replica, after.etag)).status).toBe(304);
  },
);

test('while somebody has it open, what he has saved is served under its own tag, not as what was written', async () => {
  const replica = await openWritten();
  const before = await download(replica);
  const saved = await edited();
  mkdirSync(dirname(fileOf()), { recursive: true });
  writeFileSync(fileOf(), saved);
  writeFileSync(fileOf().replace(/bloom\.xlsx$/, '.~lock.bloom.xlsx#'), '');
  const open = await download(replica, before.etag);
  expect([open.status, open.etag]).toEqual([200, hashOf(saved)]);
  expect((await download(replica, hashOf(saved))).status).toBe(304);
});
