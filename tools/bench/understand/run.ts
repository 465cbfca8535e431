import { understand } from '@gomomo/understanding';
import type { UnderstandingContext } from '@gomomo/understanding';
import { most, times, type Bar } from '../report/bars.ts';
import type { BenchOptions } from '../report/options.ts';
import type { Findings } from '../report/page.ts';
import { median, percentile } from '../report/statistics.ts';
import { print } from '../report/table.ts';

/**
 * One turn of a client, in process: normaliser, grammar, entities, lexicons and intent. Ordinary
 * turns against the p99 bar, then 10 kB of noise, where cost must grow with length and no faster.
 */
const context: UnderstandingContext = {
  now: '2026-03-10T09:00',
  asked: ['date', 'time'],
  lexicon: {
    services: Array.from({ length: 20 }, (_, index) => ({
      id: String(index),
      names: [`Deep tissue massage ${String(index)}`, 'rubdown'],
    })),
    resources: ['Ana López', 'Marcus Weber', 'Bea Kim'].map((name) => ({
      id: name,
      names: [name],
    })),
  },
};

const turns = [
  'hi, can I get a deep tissue massage with ana tomorrow at 3? my name is Tom Becker, 212 555 0187',
  'no, make it next Friday at half past four in the afternoon',
  'between two and four on the twenty first of june, but not before ten',
  'the second one',
  'yes please',
  'my email is jo dot smith at example dot org',
  'anything but mornings, and not Mondays',
  'do you have anything on saturday morning',
];

const noise: readonly (readonly [string, string])[] = [
  ['bare numbers', '5 '],
  ['times', 'tomorrow at 5 or '],
  ['"5 to"', '5 to '],
  ['ranges', 'between 2 and 4 from '],
  ['dotted numbers', '1.'],
  ['one long word', 'x'],
  ['fractions', 'half past '],
  ['spelt numbers', 'twenty one '],
  ['weekdays', 'monday next week the '],
  ['e-mail parts', 'a at b dot '],
  ['letters', 'a b c '],
  ['booking words', 'i want to cancel my '],
  ['blanks', '          '],
  ['marks', '- '],
];

function timeOf(text: string): number {
  const before = performance.now();
  understand(text, context);
  return performance.now() - before;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The baseline: what anybody who wants to understand a sentence has to do first. */
function timeOfCutting(text: string): number {
  const before = performance.now();
  Array.from(segmenter.segment(text));
  return performance.now() - before;
}

/** Mean CPU time of this thread in ms, which other processes of a busy machine do not touch. */
function cpuOf(work: () => void, rounds: number): number {
  const before = process.threadCpuUsage();
  for (let round = 0; round < rounds; round += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / rounds;
}

const turnBar: Bar = { measure: 'one turn, p99', unit: 'ms', ...most(20, 5) };
const growthBar: Bar = {
  ...{ measure: '10 kB of noise ÷ 5 kB, the worst kind', unit: 'ratio' },
  ...most(3, 2.5),
};

/** Prints the time of ordinary turns beside their bars, and the growth on noise. */
export function measure({ short, rounds }: BenchOptions): Promise<Findings> {
  const repeats = short ? 40 : 100;
  for (let round = 0; round < 2 * repeats; round += 1) turns.forEach(timeOf);
  for (let round = 0; round < 2 * repeats; round += 1) turns.forEach(timeOfCutting);
  const [p99s, cutting]: [number[], number[]] = [[], []];
  const p99 = (of: (text: string) => number): number =>
    percentile(Array.from({ length: repeats }, () => turns.map(of)).flat(), 0.99);
  for (let round = 0; round < rounds; round += 1) {
    cutting.push(p99(timeOfCutting));
    p99s.push(p99(timeOf));
  }
  const cpu = cpuOf(() => turns.forEach(timeOf), repeats) / turns.length;
  const grown = noise.map(([name, piece]) => ({ name, ...measureNoise(piece) }));
  const worst = Math.max(...grown.map(({ growth }) => growth));
  return Promise.resolve({
    figures: [
      {
        ...{ bar: turnBar, value: median(p99s) },
        beside: times(median(p99s), median(cutting), 'cutting it into words by Intl.Segmenter'),
      },
      { bar: growthBar, value: worst },
    ],
    details: describe(cpu, grown),
  });
}

interface Grown {
  readonly fullMs: number;
  readonly growth: number;
}

/** What takes less than this is nobody's trouble, and its growth is that of the clock. */
const leastMs = 1;

/** Twice the length may cost about twice the time; a quadratic rule would cost four times. */
function measureNoise(piece: string): Grown {
  const sized = (size: number): string =>
    piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const cpu = (size: number): number => cpuOf(() => timeOf(sized(size)), 8);
  const [half, full] = [cpu(5_000), cpu(10_000)];
  return { fullMs: full, growth: full / Math.max(half, leastMs) };
}

const describe = (
  cpu: number,
  grown: readonly (Grown & { readonly name: string })[],
): string => `In process: normaliser, grammar, entities, lexicons and intent. A turn takes ${cpu.toFixed(3)} ms of CPU in the mean.
Of 10 kB of noise the cost must grow with the length and no faster: a rule that is quadratic costs four times.

${print([
  ['10 kB of', 'CPU ms', '÷ 5 kB'],
  ...grown.map(({ name, fullMs, growth }) => [name, fullMs.toFixed(1), growth.toFixed(1)]),
])}`;
