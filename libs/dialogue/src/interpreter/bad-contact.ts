import type { Command } from '../command.ts';
import type { Reading } from './reading.ts';

export interface BadContact {
  readonly said: string;
  readonly of: 'phone' | 'email';
  /** The turn with one in its place that could be, so that what stands beside it is read. */
  readonly mended: string;
}

const standIn = { phone: '+12125550143', email: 'somebody@gomomo.example' } as const;

const address = /[\p{L}\p{N}._+-]+@+[\p{L}\p{N}.,@-]*/u;
const digits = /(?<![\p{L}\d@/:.-])\+?\(?\d[\d ().-]{1,16}\d(?![\p{L}\d@/:])/gu;
const led = /\b(?:phone|number|cell|mobile|telephone|tel|call|text|reach)(?: \S+){0,2}\W*$/iu;
/** Fewer digits than any number has, and more than a clock time. */
const [least, most] = [3, 8];

/** A piece of the turn by itself. */
const standsAlone = (text: string, start: number, end: number): boolean =>
  /(?:^|[,.;:\n])\s*$/u.test(text.slice(0, start)) && /^\s*(?:$|[,.;\n])/u.test(text.slice(end));

/** Digits that stand where a phone number does and are read as nothing else. */
function badPhone(text: string, { whens }: Reading): string | undefined {
  for (const { 0: said, index } of text.matchAll(digits)) {
    const end = index + said.length;
    const count = said.replace(/\D/gu, '').length;
    const timed = whens.some(({ span }) => span.start < end && index < span.end);
    const placed = led.test(text.slice(0, index)) || standsAlone(text, index, end);
    if (!timed && placed && count >= least && count <= most) return said;
  }
  return undefined;
}

function badEmail(text: string): string | undefined {
  return address.exec(text)?.[0].replace(/[.,]+$/u, '');
}

/** A phone number or an address that can be none, told in a turn without a good one. */
export function badContact(text: string, reading: Reading): BadContact | null {
  if (reading.phone !== null || reading.email !== null || reading.reference !== null) return null;
  const email = badEmail(text);
  const said = email ?? badPhone(text, reading);
  if (said === undefined) return null;
  const of = email === undefined ? 'phone' : 'email';
  return { said, of, mended: text.replace(said, standIn[of]) };
}

/** What the mended turn means, without what stood in for the contact. */
export const withoutStandIn = (
  commands: readonly Command[],
  { said, of }: BadContact,
): Command[] => [
  ...commands.filter(
    (each) => each.kind !== 'unclear' && !(each.kind === 'set' && each.slot === of),
  ),
  { kind: 'unclear', [of]: said },
];
