import { readFileSync } from 'node:fs';
import path from 'node:path';

import { summariseWhen, understand, type WhenValue } from '../src/index.ts';

/** A phrase of the corpus with everything it may mean. */
export interface Phrase {
  readonly kind: string;
  readonly text: string;
  readonly accepted: readonly string[];
  /** A fifth of the phrases, by hash: looked at as a figure only, never one by one. */
  readonly heldBack: boolean;
}

/** Tuesday 10 March 2026. */
export const corpusNow = '2026-03-10T09:30';

const hashOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash;
};

export function readCorpus(): Phrase[] {
  let kind = '';
  const file = path.join(import.meta.dirname, 'when-corpus.txt');
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('== ')) kind = line.slice(3);
      if (line === '' || line.startsWith('#') || line.startsWith('==')) return [];
      const [text = '', meaning = ''] = line.split(' | ');
      return [{ kind, text, accepted: meaning.split(' / '), heldBack: hashOf(text) % 5 === 0 }];
    });
}

const limit = { before: '<', after: '>' } as const;

function dayOf(values: readonly WhenValue[]): string {
  const { date, endDate } = summariseWhen(values);
  const weekdays = values.find((value) => value.weekdays !== undefined)?.weekdays;
  if (weekdays !== undefined) return `weekdays ${weekdays.join(' ')}`;
  return date === undefined ? '' : endDate === undefined ? date : `${date}..${endDate}`;
}

/** What is understood, in the notation of the corpus. */
export function meaningOf(text: string): string {
  const { when } = understand(text, { now: corpusNow });
  const named = when.filter(({ doubt }) => doubt !== 'impossible');
  const wanted = named.filter(({ polarity }) => polarity === 'wanted');
  const excluded = named.filter(({ polarity }) => polarity === 'excluded');
  const values = wanted.length > 0 ? wanted : excluded;
  if (values.length === 0) return 'none';
  const { time, endTime, daypart } = summariseWhen(values);
  const bounded = values.find(({ bound }) => bound !== undefined)?.bound;
  const mark = bounded === undefined ? '' : limit[bounded];
  const clock =
    time === undefined ? (daypart ?? '') : endTime === undefined ? time : `${time}..${endTime}`;
  const day = dayOf(values);
  const said = [clock === '' ? mark + day : day, time === undefined ? clock : mark + clock];
  return (wanted.length > 0 ? '' : '!') + said.filter(Boolean).join(' ');
}
