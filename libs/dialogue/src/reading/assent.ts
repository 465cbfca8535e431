import type { Span } from '@gomomo/understanding';
import { tokenise } from '@gomomo/understanding';
import {
  assentsTo,
  connectors,
  fillers,
  ironies,
  silentMarks,
  tails,
  type Commits,
} from './assent-words.ts';

/** Longest turn that can be a yes, in words. */
const longestYes = 24;

interface Phrase {
  readonly words: readonly string[];
  readonly assents: boolean;
  /** "Ok, hmm": a sound that leads over to something, and behind a yes is a doubt. */
  readonly leads: boolean;
}

/** A dictionary of phrases by their first word. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>;

function toPhrases(commits: Commits): Phrases {
  const found = new Map<string, Phrase[]>();
  const add = (text: string, assents: boolean, leads = false): void => {
    const words = text.split(' ');
    const first = words[0] ?? '';
    found.set(first, [...(found.get(first) ?? []), { words, assents, leads }]);
  };
  for (const text of assentsTo[commits]) add(text, true);
  for (const text of tails) add(text, false);
  for (const text of fillers) add(text, false, true);
  return found;
}

const dictionary: Readonly<Record<Commits, Phrases>> = {
  book: toPhrases('book'),
  reschedule: toPhrases('reschedule'),
  cancel: toPhrases('cancel'),
};

/** "that's", "that’s" and "thats" are one; so are "yes" and "yesss". */
const fold = (text: string): string => text.replaceAll("'", '').replaceAll(/(\p{L})\1{2,}/gu, '$1');

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A comma or a stop stands in front of it. */
  readonly parted: boolean;
}

const parting = new Set(['.', ',', ';', ':', '!', '…']);

/** The words of a turn; marks that say nothing are left out. */
function piecesOf(text: string): Piece[] {
  const tokens = tokenise(text);
  return tokens.flatMap(({ kind, text: word, start, end }, index) => {
    if (kind === 'mark' && silentMarks.has(word)) return [];
    return [{ text: fold(word), start, end, parted: parting.has(tokens[index - 1]?.text ?? '') }];
  });
}

/** One step of a reading of the turn: how far it has come, and whether it has met a yes. */
interface Step {
  readonly at: number;
  readonly assents: boolean;
}

/** The end of the value that begins at a piece, words that lead over to it included. */
function afterValue(pieces: readonly Piece[], at: number, values: readonly Span[]): number {
  let index = at;
  while (index < pieces.length && connectors.has(pieces[index]?.text ?? '')) index += 1;
  const first = pieces[index];
  const value = first && values.find(({ start, end }) => first.start >= start && first.end <= end);
  if (!value) return at;
  while ((pieces[index]?.end ?? Infinity) <= value.end) index += 1;
  return index;
}

function nextSteps(
  pieces: readonly Piece[],
  { at, assents }: Step,
  phrases: Phrases,
  values: readonly Span[],
): Step[] {
  // "Move that, is it": no phrase reaches over a comma.
  const fits = ({ words, leads }: Phrase): boolean =>
    !(leads && at + words.length >= pieces.length) &&
    words.every((word, offset) => {
      const piece = pieces[at + offset];
      return piece?.text === word && (offset === 0 || !piece.parted);
    });
  const steps = (phrases.get(pieces[at]?.text ?? '') ?? []).filter(fits).map((phrase) => ({
    at: at + phrase.words.length,
    assents: assents || phrase.assents,
  }));
  const value = afterValue(pieces, at, values);
  return value > at ? [...steps, { at: value, assents }] : steps;
}

/**
 * Whether the whole turn is a yes to that question: assent and what may stand beside it, nothing
 * else. `values` are the places of values that stand on the card; every other word must be of the
 * lists. This is the only reader of a yes that commits, for every channel and every interpreter.
 */
export function isAssent(text: string, commits: Commits, values: readonly Span[] = []): boolean {
  const pieces = piecesOf(text);
  if (pieces.length === 0 || pieces.length > longestYes) return false;
  if (ironies.test(pieces.map((piece) => piece.text).join(' '))) return false;
  const phrases = dictionary[commits];
  const seen = new Set<string>();
  const open: Step[] = [{ at: 0, assents: false }];
  for (let step = open.pop(); step; step = open.pop()) {
    const key = `${step.at} ${String(step.assents)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (step.at === pieces.length && step.assents) return true;
    open.push(...nextSteps(pieces, step, phrases, values));
  }
  return false;
}
