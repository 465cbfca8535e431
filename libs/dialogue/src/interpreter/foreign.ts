import type { Command, SetCommand } from '../command.ts';
import { isDetail } from './asides.ts';
import type { Reading } from './reading.ts';

export function isForeign(text: string, { language, acts }: Reading): boolean {
  const parting = acts.every((act) => act === 'goodbye') && text.split(' ').length > 3;
  return language !== null && (acts.length === 0 || parting);
}

const tellsName =
  /\b(?:me llamo|mi nombre es|m'appelle|ich hei(?:ss|ß)e|mein name ist|mi chiamo)\b/iu;

/** Of a turn in another language only what is the same in every language is taken, and a name that is told. */
export const foreign = (
  text: string,
  reading: Reading,
  values: readonly SetCommand[],
): Command[] => [
  ...values.filter((each) => isDetail(each) && (each.slot !== 'name' || tellsName.test(text))),
  { kind: 'foreign', language: reading.language ?? '' },
];
