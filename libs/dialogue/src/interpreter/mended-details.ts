import { toName, withinDistance } from '@gomomo/understanding';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

const tail =
  /\b(?:(?:number|phone|mobile|cell)\b[^.,;!?]{0,20}?\bend(?:s|ing)?(?: (?:in|with|on))?|last (?:two|three|four|five|six|few|[2-6])(?: (?:digits|numbers|figures))?(?: (?:are|is|should be|were))?)[:\s]+(\d(?:[ -]?\d){1,5})(?!\d)(?:,? (?:and )?not \d{2,6})?/iu;

const lastOne =
  /\b(?:last|final) (?:digit|number|figure|one)(?:['’]?s| is| was| should be| ought to be)?:? (?:an? )?(\d|oh|zero|one|two|three|four|five|six|seven|eight|nine)(?:,? (?:and )?not (?:an? )?\S+)?[\s.!]*$/iu;
const names = 'zero one two three four five six seven eight nine'.split(' ');

/** "0181", "three": as digits. */
const toDigits = (said: string): string => {
  const word = said.toLowerCase() === 'oh' ? 'zero' : said.toLowerCase();
  return names.includes(word) ? String(names.indexOf(word)) : said.replaceAll(/\D/gu, '');
};

/** "The number ends 0181", "the last digit is three": the one on the card with another end. */
function mendedPhone(text: string, reading: Reading, known: string | null): Reading {
  const [said, end] = tail.exec(text) ?? lastOne.exec(text) ?? [];
  if (known === null || end === undefined || reading.phone !== null) return reading;
  const digits = toDigits(end);
  const { residue, whens, shift } = reading;
  const inside = (words: string): boolean =>
    words.split(/\s+/u).every((word) => said?.includes(word) === true);
  const others = (runs: readonly string[]) => runs.filter((run) => !inside(run));
  return {
    ...reading,
    phone: known.slice(0, -digits.length) + digits,
    badPhone: null,
    whens: whens.filter((when) => !inside(when.text)),
    shift: whens.length === 0 ? shift : null,
    residue: { ...residue, said: others(residue.said), talk: others(residue.talk) },
  };
}

const letters = /(?<=^|[\s,:])(?:\p{L}[\s.-]+){2,}\p{L}(?=$|[\s.,!])/u;
const remark = /(\p{L}{2,}),? with (?:an?|one|two|double|no) \p{L}(?:['’]?s)?(?!\p{L})/iu;

/** A word that is spelled out, or of which a letter is told: "h a d a d", "John with an h". */
function spelledWord(text: string): string | undefined {
  const spelled = letters.exec(text)?.[0].replaceAll(/[\s.-]/gu, '');
  return spelled === undefined ? remark.exec(text)?.[1] : spelled.toLowerCase();
}

const fold = (word: string): string => word.normalize('NFC').toLowerCase();

const half =
  /\b(first|given|last|family|sur) ?name(?:['’]s| is| should be| would be)?:? (?!not\b|is\b|wrong\b|and\b)(\p{L}[\p{L}'’-]+)(?=\s*(?:$|[,.;!]|and\b|please\b))/iu;

/** "The last name is Jones": that half of the known name. */
function otherHalf(text: string, reading: Reading, known: string): Reading | undefined {
  const [said, which, word] = half.exec(text) ?? [];
  const words = known.split(' ');
  if (said === undefined || word === undefined || words.length < 2) return undefined;
  const at = /^(?:first|given)$/iu.test(which ?? '') ? 0 : words.length - 1;
  const name = words.map((each, index) => (index === at ? toName(word) : each)).join(' ');
  const others = (runs: readonly string[]) => runs.filter((run) => !said.includes(run));
  const { residue } = reading;
  const left = { ...residue, said: others(residue.said), talk: others(residue.talk) };
  return { ...reading, name, residue: left };
}

const notThis =
  /(\p{L}[\p{L}'’-]+),? (?:and )?not (\p{L}[\p{L}'’-]+)|\bnot (\p{L}[\p{L}'’-]+)[\s,;.–-]+(?:(?:but|it's|its|it is) )?(\p{L}[\p{L}'’-]+)/iu;

/** "Peter, not Piotr": the known name with the one word in the place of the other. */
function otherWord(text: string, reading: Reading, known: string): Reading | undefined {
  const [said, right, wrong, wrongFirst, rightThen] = notThis.exec(text) ?? [];
  const [before, after] = [wrong ?? wrongFirst, right ?? rightThen];
  if (said === undefined || before === undefined || after === undefined) return undefined;
  const words = known.split(' ');
  const at = words.findIndex((each) => fold(each) === fold(before));
  const isName = /^\p{Lu}/u.test(after) && reading.whens.length === 0;
  if (at < 0 || words.length < 2 || !isName || reading.name?.includes(' ') === true)
    return undefined;
  const name = words.map((each, index) => (index === at ? toName(after) : each)).join(' ');
  const others = (runs: readonly string[]) => runs.filter((run) => !said.includes(run));
  const { residue } = reading;
  const left = others(residue.said);
  const turns = residue.turns && left.length > 0;
  return { ...reading, name, residue: { said: left, talk: others(residue.talk), turns } };
}

/** The known name with the word in it that is written like this one. */
function mendedName(text: string, reading: Reading, known: string | null): Reading {
  const other =
    known === null
      ? undefined
      : (otherHalf(text, reading, known) ?? otherWord(text, reading, known));
  if (other) return other;
  const word = spelledWord(text);
  if (known === null || word === undefined || reading.name?.includes(' ') === true) return reading;
  const words = known.split(' ');
  const at = words.findIndex((each) => withinDistance(fold(each), fold(word), 2));
  if (at < 0 || words.length < 2) return reading;
  const name = words.map((each, index) => (index === at ? toName(fold(word)) : each)).join(' ');
  const isLetters = (run: string): boolean => /^\p{L}(?:[\s.-]+\p{L})*$/u.test(run);
  const others = (runs: readonly string[]) =>
    runs.filter((run) => !fold(run).includes(fold(word)) && !isLetters(run));
  const { residue } = reading;
  return {
    ...reading,
    name,
    residue: { ...residue, said: others(residue.said), talk: others(residue.talk) },
  };
}

/** "Owen Price, no sorry, Bryce with a B": a name that is put right in the breath that tells it. */
export function withMendedName(text: string, reading: Reading): Reading {
  const { name } = reading;
  if (name === null || !name.includes(' ')) return reading;
  const mended = mendedName(text, { ...reading, name: null }, name);
  return mended.name === null ? reading : mended;
}

/** What is known of the client, corrected in part. */
export function withMendedDetails(
  text: string,
  reading: Reading,
  { flow, client }: DialogueState,
): Reading {
  if (flow !== 'book') return reading;
  return mendedName(text, mendedPhone(text, reading, client.phone), client.name);
}
