import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { booking, factsOf } from '../../test/facts.ts';
import { cellText } from '../domain/cell-text.ts';
import { rowHash } from '../domain/row-hash.ts';
import { appointmentCells } from '../domain/sheets/appointments-sheet.ts';
import { createWallClock } from '../domain/wall-clock.ts';
import { makeWorkbook } from './make-workbook.ts';
import { readRows } from './read-rows.ts';
import { textOf, unpack } from './unpack.ts';

const start = '2026-11-24T19:00:00.000Z';
const clock = createWallClock('America/New_York');

const entities: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};
const character = (code: string): string => String.fromCharCode(Number.parseInt(code, 16));

/** As Excel and LibreOffice read a text of the file: XML first, then its own escapes, once from left to right. */
const asExcel = (xml: string): string =>
  xml
    .replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity)
    .replaceAll(/_x([\da-f]{4})_/gi, (_, code: string) => character(code));

/** openpyxl knows one escape alone: that of the escape. */
const asOpenpyxl = (xml: string): string =>
  xml.replaceAll(/&\w+;/g, (entity) => entities[entity] ?? entity).replaceAll('x005F_', '');

function textsOf(bytes: Uint8Array | undefined): string[] {
  const parts = unpack(bytes ?? new Uint8Array());
  const strings = parts.find(({ path }) => path === 'xl/sharedStrings.xml');
  const items = (strings ? textOf(strings) : '').matchAll(/<t[^>]*>(.*?)<\/t>/gs);
  return [...items].map(([, text = '']) => text);
}

const piece = fc.oneof(
  fc.constantFrom(
    '_x000D_',
    '_x005F_',
    '_x005f_',
    '_x',
    'x0041_',
    '_',
    '&#13;',
    '&lt;',
    '\r',
    '\n',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

// A client called _x000D_ had a line end for a name in Excel and in LibreOffice.
test('whatever a text is, programs read it as it was, and so do we', async () => {
  const drawn = fc.tuple(hostile, hostile, hostile);
  const holds = async ([name, service, staff]: [string, string, string]): Promise<void> => {
    const resource = { id: '019a9f3e-0000-7000-8000-0000000000d1', name: staff };
    const facts = booking(1, { start, pii: { name }, service, resource });
    const { bytes } = await makeWorkbook(() => factsOf([facts]));
    const texts = textsOf(bytes);
    for (const given of [name, service, staff]) {
      const wanted = cellText(given);
      if (wanted === null) continue;
      expect(texts.map(asExcel)).toContain(wanted);
      if (!wanted.includes('x005F_')) expect(texts.map(asOpenpyxl)).toContain(wanted);
    }
    const [row] = readRows(bytes ?? new Uint8Array()) ?? [];
    expect(row?.hash).toBe(rowHash(appointmentCells(facts, clock, 'USD')));
  };
  await fc.assert(fc.asyncProperty(drawn, holds), { numRuns: 150 });
});

test('what is escaped is no longer than a cell may be', async () => {
  const facts = booking(1, { start, service: '_x000D_'.repeat(4_681) });
  const { bytes } = await makeWorkbook(() => factsOf([facts]));
  const longest = textsOf(bytes).toSorted((a, b) => b.length - a.length)[0] ?? '';
  expect(longest.length).toBeLessThanOrEqual(32_767);
  expect(asExcel(longest)).toMatch(/^(_x000D_)+/);
});
