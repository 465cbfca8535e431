import { monthOf, weekdayNamed } from '../calendar/names.ts';
import type { Span } from '../../types.ts';
import { canBeName, toName } from './name-words.ts';
import type { NameEntity } from './name-entity.ts';

interface Piece extends Span {
  readonly text: string;
}

/** What stands in front of a name in an answer: pleasantries, and that it is one. */
const before =
  /^(?:[\s"“”'’.,:;!?–—-]+|(?:yes|yeah|yep|sure|ok|okay|hi|hello|hey|well|so|um+|uh+|hm+|oh|of course|please|thanks|thank you|no problem|hang on|hold on|bear with me|(?:just )?(?:a|one) (?:sec|second|moment|minute)|put (?:it|me|that)(?: down)?|book (?:it|me))(?=[\s,.!]|$)|(?:(?:my|the|his|her|their|a|full|first|last|client(?:'s)?|customer(?:'s)?) )*names?(?:['’]s| is| was| would be| will be)?(?=[\s:,]|$)|(?:it|that|this)(?:['’]?s| is| will be| would be)?(?= (?:for|under|\S))|i(?:['’]?m| am)(?: called)? |call me |(?:for|under|as|in the name of) |(?:for )?my (?:daughter|son|wife|husband|friend|mother|father|mom|mum|mam|dad|sister|brother|aunt|uncle|niece|nephew|cousin|grandmother|grandfather|grandma|grandpa|girlfriend|boyfriend|partner|colleague|boss|kid|child)(?:['’]s name is| is(?: called)?)?(?=[\s,]|$))/iu;

const after =
  /(?:[\s"“”,:;!?–—-]+|[^\p{L}\p{M}\p{N}.'’)\s]+|(?<=\p{L}{3,}|[^.\p{L}])\.+|(?:^|\s)(?:and )?(?:you can |please )*(?:reach|call|text|contact|email) me(?: (?:at|on|under|by))?|(?:^|\s)(?:and )?(?:(?:my|the|his|her) )?(?:(?:cell|mobile|tel|telephone|phone|contact|e-?mail|mail)(?: (?:number|no|address|is))*|number)(?: is)?|\s(?:please|pls|plz|thanks|thank you|here|speaking|calling|and|is my name|is the name|on|at|is|tel))$/iu;

/** Takes off what is no name at either end until nothing more comes off. */
function strip(piece: Piece): Piece {
  let { text, start } = piece;
  for (let round = 0; round < 12; round += 1) {
    const [lead = ''] = before.exec(text) ?? [];
    const kept = text.slice(lead.length);
    const [tail = ''] = after.exec(kept) ?? [];
    const rest = kept.slice(0, kept.length - tail.length);
    if (rest === text) break;
    start += lead.length;
    text = rest;
  }
  return { text, start, end: start + text.length };
}

/** The text between what has been read already, further divided where people divide an answer. */
function piecesOf(text: string, taken: readonly Span[]): Piece[] {
  const ends = [...taken].sort((left, right) => left.start - right.start);
  const pieces: Piece[] = [];
  let from = 0;
  for (const { start, end } of [...ends, { start: text.length, end: text.length }]) {
    if (start > from) pieces.push({ text: text.slice(from, start), start: from, end: start });
    from = Math.max(from, end);
  }
  return pieces.flatMap(divide);
}

/** "Kate Moss and Jim Moss" are two, of whom the first is booked first. */
const dividers =
  /[,;\n\r|/()]|:\s|\s[-–—]\s|(?<=\p{L}{3})(?<!\b(?:[Mm]rs|[Pp]rof))[.!?]\s|(?<=\p{Lu}\p{L}+ \p{Lu}\p{L}+)\s(?:and|&)\s(?=\p{Lu})/gu;

function divide(piece: Piece): Piece[] {
  const result: Piece[] = [];
  let from = 0;
  for (const { index, 0: mark } of [
    ...piece.text.matchAll(dividers),
    { index: piece.text.length, 0: '' },
  ]) {
    const text = piece.text.slice(from, index);
    if (text.trim() !== '')
      result.push({ text, start: piece.start + from, end: piece.start + index });
    from = index + mark.length;
  }
  return result;
}

/** A lone month or short day is somebody's name where a name is asked: "June", "Thu". */
const isCalendarName = (text: string): boolean => {
  const word = text.toLowerCase().replace(/\.$/u, '');
  const short = word.length <= 4 && weekdayNamed(word) !== undefined;
  return monthOf(word) !== undefined || short;
};

/** "Tuesday at 3" answers when, not who: nothing of it is left beside the times that were read. */
function isTime({ text, start }: Piece, whens: readonly Span[]): boolean {
  if (isCalendarName(text)) return false;
  const left = [...text].filter((letter, index) => {
    const at = start + index;
    return /[\p{L}\p{N}]/u.test(letter) && !whens.some((when) => when.start <= at && at < when.end);
  });
  return left.length === 0;
}

/**
 * The answer to "what is your name?": what remains after phone, e-mail and times, whole, when it is
 * no sentence. `taken`: spans read as something else. `whens`: spans read as dates and times, which
 * give way to a name that is longer than they are ("Thu Nguyen", "Will Day").
 */
export function nameAnswer(
  text: string,
  taken: readonly Span[],
  whens: readonly Span[],
): NameEntity | undefined {
  const pieces = piecesOf(text, taken)
    .filter((piece) => !piece.text.includes('?'))
    .map(strip)
    .filter((piece) => piece.text !== '' && canBeName(piece.text) && !isTime(piece, whens));
  const [said, second, ...more] = pieces;
  if (said === undefined) return undefined;
  // "It's Dana, Dana Fisher": said again, in full.
  const first = second?.text.startsWith(`${said.text} `) ? second : said;
  // "Reed, Dana": the family name first.
  const turned =
    second !== undefined && first === said && more.length === 0 && isOneName(first, second, text);
  const raw = turned ? `${second.text} ${first.text}` : first.text;
  const end = turned ? second.end : first.end;
  return { value: toName(raw), start: said.start, end, sure: false };
}

const oneWord = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;

const isOneName = (first: Piece, second: Piece, text: string): boolean =>
  oneWord.test(first.text) &&
  oneWord.test(second.text) &&
  text.slice(first.end, second.start).trim() === ',';
