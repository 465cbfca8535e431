import { canBeName, toName } from '@gomomo/understanding';
import type { PendingKind } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import { readTopics } from '../reading/topics.ts';
import type { Reading } from './reading.ts';

const parts = /[,.;:!?\n]+(?=\s|$)|\s[-–—]\s|\s(?=\+?\(?\d[\d ().-]{6,})/gu;
const lead =
  /^(?:(?:yes|no|ok|okay|well|sorry|and|so|oh|please|it's|it is|its|this is|that's|for|under|i told you|i said|put|say)(?:[\s,]+|$))*/iu;
const tail =
  /(?:\s+(?:please|thanks|thank you|here|not \p{L}+(?: \p{L}+)?|with (?:one|two|a|an|no) \p{L}s?))+$/iu;
const written = /^\p{Lu}[\p{L}\p{M}'’.-]+(?: \p{Lu}[\p{L}\p{M}'’.-]*){1,3}$/u;

/** Two words with capitals that greet or wish well. */
const courtesy =
  /^(?:(?:best|kind|warm|many|dear|happy|merry|good|oh|my|thank|of|no|see|new)\b|.*\b(?:god|lord|you|thanks|regards|christmas|thanksgiving|easter|day|morning|afternoon|evening)$)/iu;

const unreadWords = ({ residue }: Reading): ReadonlySet<string> =>
  new Set([...residue.said, ...residue.talk].join(' ').split(/[\s,]+/u));

/** A part of the turn that is nothing but a name in capitals, none of whose words has been read. */
function nameAmong(text: string, reading: Reading): string | undefined {
  const unread = unreadWords(reading);
  return text
    .split(parts)
    .map((part) => part.trim().replace(lead, '').replace(tail, ''))
    .find(
      (part) =>
        written.test(part) &&
        !courtesy.test(part) &&
        canBeName(part) &&
        part.split(' ').every((word) => unread.has(word)),
    );
}

/** Without the words of a name that has been read now. */
function withName(text: string, reading: Reading, said: string): Reading {
  const { residue } = reading;
  const rest = text.replace(said, ' ');
  const name = toName(said);
  const others = (runs: readonly string[]) =>
    runs.map((run) => run.replace(said, '').trim()).filter((run) => /[\p{L}\p{N}]/u.test(run));
  const [inName, beside] = [readTopics(said.toLowerCase()), readTopics(rest.toLowerCase())];
  return {
    ...reading,
    name,
    topics: reading.topics.filter((topic) => beside.includes(topic) || !inName.includes(topic)),
    residue: { ...residue, said: others(residue.said), talk: others(residue.talk) },
  };
}

const beforeContact =
  /(?:^|[,.;:\n]|\bfor\b|\bis\b)\s*((?!(?:for|is)\b)\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2})[\s,.:]+(?=(?:\+?\(?\d[\d ().-]{6,}|[^\s@]+@\S+)[\s.,!]*(?:(?:go|please|thanks|thank you|ta|cheers)[\s.!]*)*$)/iu;

/** "Facial monday at 2, jake lindqvist, 917 555 0138": without its capitals too. */
function nameByContact(text: string, reading: Reading): string | undefined {
  if (reading.phone === null && reading.email === null) return undefined;
  const found = beforeContact.exec(text)?.[1];
  const unread = unreadWords(reading);
  const isName =
    found !== undefined && canBeName(found) && found.split(' ').every((word) => unread.has(word));
  return isName ? found : undefined;
}

const asksName: ReadonlySet<PendingKind> = new Set(['name', 'name-and-contact']);

/** "Robert Jones the third of May": where a name is asked, what is left beside the rest of the answer. */
function nameLeft({ residue }: Reading): string | undefined {
  const [only, ...others] = residue.said;
  if (only === undefined || others.length > 0 || residue.talk.length > 0) return undefined;
  return written.test(only) && !courtesy.test(only) && canBeName(only) ? only : undefined;
}

/** "Facial tuesday at ten, Nadia Rahman": service, day and time are told, and so who it is for may be. */
const ordersAll = ({ services, whens, topics, acts }: Reading): boolean =>
  services?.ids.length === 1 &&
  whens.some(({ times }) => times.length > 0) &&
  topics.length === 0 &&
  acts.every((act) => act === 'affirm');

/**
 * A name that nobody asked for, or that stands beside what was asked: right in front of a number, or,
 * once something is being booked, as a part of the turn by itself ("3pm. Omar Hadad").
 */
export function withNameBeside(
  text: string,
  reading: Reading,
  { flow, pending }: DialogueState,
): Reading {
  if (reading.name !== null) return reading;
  const found =
    nameByContact(text, reading) ??
    (flow === 'book' ? nameAmong(text, reading) : undefined) ??
    (asksName.has(pending.kind) || ordersAll(reading) ? nameLeft(reading) : undefined);
  return found === undefined ? reading : withName(text, reading, found);
}
