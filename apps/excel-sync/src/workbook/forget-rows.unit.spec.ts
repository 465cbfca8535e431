import { expect, test } from '@jest/globals';
import { read } from 'xlsx';
import { booking, change, factsOf } from '../../test/facts.ts';
import { forgetRows } from './forget-rows.ts';
import { makeWorkbook } from './make-workbook.ts';
import { textOf, unpack } from './unpack.ts';

const start = '2026-11-24T19:00:00.000Z';
const jane = { name: 'Jane <Roe> & Co', phone: '+12125550111', email: 'jane@example.com' };
const gone = booking(1, { start, pii: jane });
// Of the same name, and of a client who stays.
const other = booking(2, { start, pii: { ...jane, phone: '+12125550222' } });

const copy = makeWorkbook(() =>
  factsOf([gone, other], { changes: [change(gone), change(other)] }),
).bytes;
const ids = new Set([gone.appointment.id, gone.appointment.clientId]);

const everything = (bytes: Uint8Array): string => unpack(bytes).map(textOf).join('\n');

test('who is erased is nowhere in a kept copy; who has the same name stays', () => {
  const bytes = forgetRows(copy ?? Buffer.of(), ids);
  if (!bytes) throw new Error('nothing was forgotten');
  expect(everything(bytes)).not.toContain('+12125550111');
  const { Sheets } = read(bytes, { type: 'buffer' });
  const shown = (sheet: string, cell: string) =>
    (Sheets[sheet]?.[cell] as { v?: unknown } | undefined)?.v;
  expect([shown('Appointments', 'G2'), shown('Appointments', 'G3')]).toEqual([
    undefined,
    jane.name,
  ]);
  expect([shown('Today', 'D4'), shown('Today', 'D5')]).toEqual([undefined, jane.name]);
  expect([shown('Changes', 'E2'), shown('Changes', 'E3')].filter(Boolean)).toEqual([jane.name]);
  expect(shown('Appointments', 'B2')).toBeGreaterThan(46_000);
  expect(shown('Clients', 'A2') ?? shown('Clients', 'A3')).toBe(jane.name);
});

test('a copy in which nobody was erased, or long since, stays the file that it is', () => {
  expect(forgetRows(copy ?? Buffer.of(), new Set(['019a9f3e-9999-7000-8000-000000000000']))).toBe(
    undefined,
  );
  const once = forgetRows(copy ?? Buffer.of(), ids) ?? Buffer.of();
  expect(forgetRows(once, ids)).toBe(undefined);
});
