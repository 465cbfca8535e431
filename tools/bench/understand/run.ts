import { understand } from '@gomomo/understanding';
import type { UnderstandingContext } from '@gomomo/understanding';

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

/** Mean CPU time of this thread in ms, which other processes of a busy machine do not touch. */
function cpuOf(work: () => void, rounds: number): number {
  const before = process.threadCpuUsage();
  for (let round = 0; round < rounds; round += 1) work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000 / rounds;
}

function printTurns(): void {
  for (let round = 0; round < 200; round += 1) for (const turn of turns) timeOf(turn);
  const times: number[] = [];
  for (let round = 0; round < 300; round += 1) for (const turn of turns) times.push(timeOf(turn));
  times.sort((left, right) => left - right);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
  const cpu = cpuOf(() => turns.forEach(timeOf), 300) / turns.length;
  process.stdout.write(
    `one turn: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, CPU ${cpu.toFixed(3)} ms ` +
      `(${String(times.length)} turns; p99 target 5 ms, ship 20 ms)\n`,
  );
}

/** Twice the length may cost about twice the time; a quadratic rule would cost four times. */
function printNoise(): void {
  for (const [name, piece] of noise) {
    const sized = (size: number): string =>
      piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const cpu = (size: number): number => cpuOf(() => timeOf(sized(size)), 8);
    const [half, full] = [cpu(5_000), cpu(10_000)];
    const growth = (full / Math.max(half, 0.1)).toFixed(1);
    process.stdout.write(`10 kB of ${name}: ${full.toFixed(1)} ms, ${growth} times 5 kB\n`);
  }
}

/** Prints the time of ordinary turns beside their bars, and the growth on noise. */
export function run(): Promise<void> {
  printTurns();
  printNoise();
  return Promise.resolve();
}

if (import.meta.main) await run();
