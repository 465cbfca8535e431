import { services } from '@gomomo/infra';
import { servers, weathers, type Fault } from '../nemesis/fault.ts';

/** Faults of which one must have taken effect, as the timeline tells them. */
export interface KindOfFault {
  readonly says: string;
  readonly note: RegExp;
  /** Of runs so long, in seconds. */
  readonly from: number;
  /** What a machine may not allow. */
  readonly kind?: Fault['kind'];
}

const names = services.map(({ name }) => name);
const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** The shortest run that has room for one of each. */
const short = 90;
const broad: readonly KindOfFault[] = [
  { says: 'a service killed', note: new RegExp(`^SIGKILL ${anyOf(names)}`) },
  { says: 'a server killed', note: new RegExp(`^SIGKILL ${anyOf(servers)}`) },
  { says: 'a service stopped', note: new RegExp(`^SIGSTOP ${anyOf(names)}`) },
  { says: 'Postgres shut down at once, or a session killed', note: /^immediate stop|backend$/ },
  { says: 'a way disturbed', note: new RegExp(`^${anyOf(weathers)} `) },
  { says: 'Google applied it and was not heard of', note: /^Google: .*(lost|late)x/ },
  { says: 'Google refused', note: /^Google: .*(429|50[03]|40[139]|412|Exceeded|reset)/ },
  { says: 'an owner disconnected', note: /^Google: the owner/ },
  { says: 'a clock turned', note: /^clock /, kind: 'clock' as const },
  { says: 'a disk full', note: /^disk /, kind: 'disk' as const },
].map((each) => ({ ...each, from: short }));

/** Has time for every part, way of disturbing and answer. */
const long = 600;
const each = (says: string, note: string): KindOfFault => ({
  ...{ says, note: new RegExp(note) },
  from: long,
});
const fine: readonly KindOfFault[] = [
  ...[...names, ...servers].flatMap((name) => [
    each(`${name} killed`, `^SIGKILL ${name}`),
    each(`${name} stopped`, `^SIGSTOP ${name}`),
  ]),
  ...weathers.map((how) => each(`a way: ${how}`, `^${how} `)),
  ...['lost', 'late'].flatMap((how) =>
    ['insert', 'patch', 'delete'].map((what) =>
      each(`Google: ${how} on ${what}`, `^Google: .*${how}x1/${what}`),
    ),
  ),
];

const kinds = [...broad, ...fine];

/** What a run of this length must have met and has not. */
export function findUnmet(
  seconds: number,
  notes: readonly string[],
  impossible: readonly Fault['kind'][],
): string[] {
  return kinds
    .filter(
      ({ from, kind }) => seconds >= from && (kind === undefined || !impossible.includes(kind)),
    )
    .filter(({ note }) => !notes.some((it) => note.test(it.replace(/^fault: /, ''))))
    .map(({ says }) => says);
}
