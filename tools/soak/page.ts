import type { Finding } from './findings.ts';
import type { LoadFacts } from './load.ts';

export interface SoakFacts {
  readonly minutes: number;
  readonly load: LoadFacts;
  readonly findings: readonly Finding[];
  readonly commit: string;
  readonly host: string;
  readonly date: string;
}

const whole = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : '–');
const tenth = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');

/** The page of a run, as Markdown. */
export function toPage(facts: SoakFacts): string {
  const { findings, load } = facts;
  const sum = (of: (finding: Finding) => number): string =>
    tenth(findings.reduce((all, each) => all + of(each), 0));
  const rows = findings.map(({ process, memory, held, slope, handles, busy }) => [
    ...[process, whole(held.idle), whole(held.middle), whole(held.rest), whole(slope)],
    ...[whole(memory.idle), whole(memory.middle), whole(memory.end), whole(memory.rest)],
    ...[`${handles.idle} / ${handles.most} / ${handles.rest}`],
    ...[tenth(busy.idle), tenth(busy.load), tenth(busy.rest)],
  ]);
  return [
    '# Soak',
    '',
    `Written by \`npm run soak -- --minutes ${facts.minutes}\`, ${facts.date}, commit ${facts.commit}, ${facts.host}.`,
    '',
    'Two replicas of every service, Apache Kafka, Redis and PostgreSQL on one machine, with the clients of the',
    '[torture](torture.md) at moderate load and no faults: two minutes of rest, of which the second is told, the load, rest',
    `until all is mirrored, a minute more. ${tenth(load.operations)} operations a second succeeded; ${load.unanswered} of ${load.all} acts had no`,
    `answer. Refused, as they should be: ${load.refused.map(([code, count]) => `${count} ${code}`).join(', ') || 'none'}.`,
    '',
    `Idle, all of it takes ${sum(({ busy }) => busy.idle)} % of a core before the load and ${sum(({ busy }) => busy.rest)} % after it.`,
    '',
    '*Held* is what is left after a full collection of garbage; *memory* is what the process has of the',
    "machine's, which grows until there is a reason to collect. Services run with what the images set.",
    '',
    '| process | MB held idle | middle | after | MB/h, 2nd half | MB memory idle | middle | end | after | handles idle / most / after | % of a core idle | load | after |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
