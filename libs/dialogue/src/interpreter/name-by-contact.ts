import type { Reading } from './reading.ts';

const before =
  /(?:^|[,.;:\n]|\bfor\b|\bis\b)\s*((?!(?:for|is)\b)\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2})[\s,.:]+(?=(?:\+?\(?\d[\d ().-]{6,}|[^\s@]+@\S+)[\s.]*$)/iu;

/**
 * "Facial monday at 2, jake lindqvist, 917 555 0138": where no name was asked, the words right in front
 * of the number that nobody has read are one, without its capitals too.
 */
export function withNameByContact(text: string, reading: Reading): Reading {
  const { name, phone, email, residue } = reading;
  if (name !== null || (phone === null && email === null)) return reading;
  const found = before.exec(text)?.[1];
  if (found === undefined) return reading;
  const unread = new Set([...residue.said, ...residue.talk].join(' ').split(/[\s,]+/u));
  if (!found.split(' ').every((word) => unread.has(word))) return reading;
  const others = (runs: readonly string[]) => runs.filter((run) => !run.includes(found));
  return {
    ...reading,
    name: found,
    residue: { ...residue, said: others(residue.said), talk: others(residue.talk) },
  };
}
