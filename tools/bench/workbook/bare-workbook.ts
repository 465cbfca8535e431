/**
 * The baseline, a process of its own: as many cells as the product's workbook has, by the library alone and
 * without any look. Prints the milliseconds of its rounds and its peak in megabytes, as JSON.
 */
import { utils, write } from 'xlsx';
import { median } from '../report/statistics.ts';

const rounds = 5;
const [rows = 0, columns = 0] = process.argv.slice(2).map(Number);
const cells = Array.from({ length: rows }, (_, row) =>
  Array.from({ length: columns }, (_, column) => (column % 2 === 0 ? row + column : `cell ${row}`)),
);

function makeOnce(): number {
  const startedAt = performance.now();
  const workbook = utils.book_new(utils.aoa_to_sheet(cells, { dense: true }), 'Sheet');
  write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
  return performance.now() - startedAt;
}

const times = Array.from({ length: rounds }, makeOnce);
const peakMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms: median(times), peakMb }));
