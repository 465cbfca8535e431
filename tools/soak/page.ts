import type { Finding } from './findings.ts';

export interface SoakFacts {
  readonly minutes: number;
  /** Of the clients, a second. */
  readonly operations: number;
  readonly refused: number;
  readonly unknown: number;
  readonly findings: readonly Finding[];
  readonly commit: string;
  readonly host: string;
  readonly date: string;
}

const whole = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : '–');
const tenth = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');

/** The page of a run, as Markdown. */
export function toPage(facts: SoakFacts): string {
  const { findings } = facts;
  const sum = (of: (finding: Finding) => number): string =>
    tenth(findings.reduce((all, each) => all + of(each), 0));
  const rows = findings.map(({ process, memory, slope, handles, busy }) => [
    ...[process, whole(memory.idle), whole(memory.middle), whole(memory.end), whole(memory.rest)],
    ...[whole(slope), `${handles.idle} / ${handles.most} / ${handles.rest}`],
    ...[tenth(busy.idle), tenth(busy.load), tenth(busy.rest)],
  ]);
  return [
    '# Soak',
    '',
    `Written by \`npm run soak -- --minutes ${facts.minutes}\`, ${facts.date}, commit ${facts.commit}, ${facts.host}.`,
    '',
    'Two replicas of every service, Apache Kafka, Redis and PostgreSQL on one machine, with the clients of the',
    '[torture](torture.md) at moderate load and no faults: a minute of rest, the load, rest until all is mirrored, a minute',
    `more. ${tenth(facts.operations)} operations a second succeeded; ${facts.refused} were refused as they should be`,
    `(a place was taken), ${facts.unknown} had no answer.`,
    '',
    `Idle, all of it takes ${sum(({ busy }) => busy.idle)} % of a core before the load and ${sum(({ busy }) => busy.rest)} % after it.`,
    '',
    '| process | MB idle | middle | end | after | MB/h, 2nd half | handles idle / most / after | % of a core idle | load | after |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');
}
