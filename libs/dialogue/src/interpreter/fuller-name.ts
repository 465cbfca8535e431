import type { PendingKind } from '../core/pending.ts';

const asked: ReadonlySet<PendingKind> = new Set(['contact', 'confirm', 'change']);
const lead =
  "(?:(?:it's|it is|its|i'm|i am|my name is|the name is|this is|that's|sorry|no|actually)\\W+)*";
const more =
  "(?:\\s(?!and\\b|my\\b|is\\b|at\\b|on\\b|phone\\b|please\\b|thanks\\b)\\p{L}[\\p{L}'’.-]+){1,3}";
const end = '(?=\\s*(?:$|[,.;!]|and\\b|my\\b|is my\\b|please\\b|actually\\b|[\\d+(]))';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** "Margaret Oakes", once Margaret was noted: the same name in full; null where it is none. */
export function fullerName(
  text: string,
  pending: PendingKind,
  known: string | null,
): string | null {
  if (known === null || !asked.has(pending)) return null;
  const pattern = new RegExp(`^\\W*${lead}(${escape(known)}${more}?)${end}`, 'iu');
  const name = pattern.exec(text)?.[1];
  return name === undefined || name.length <= known.length ? null : name;
}
