import type { Command } from '../command.ts';
import { toLocal } from '../core/local-time.ts';
import { isAtHand } from '../core/pending.ts';
import type { DialogueState } from '../core/state.ts';
import { findService, type TenantFacts } from '../core/tenant-facts.ts';
import type { When } from './set-when.ts';
import { set } from './set-when.ts';

const lead =
  '(?:(?:on|for|and|of course|maybe|perhaps|also|then|but|sometime|somewhere|,) )*(?:the |that )?';
const close = `${lead}(?:(?:right|straight|directly|immediately|just|straight ?away|soon|shortly) (?:after(?:wards?)?|following)|back to back(?: with)?)`;
const loose = `${lead}(?:after(?:wards?)?|following)`;
const day = `${lead}(?:very )?same day(?: (?:as|like|with))?`;
const it = '(?: (?:it|that|this|them|(?:the|that|my) (?:first|other|last) one|that one))';

/** A phrase that goes from the appointment just made, and the words that name it. */
function anchored(service: string): { after: RegExp; sameDay: RegExp; onTable: RegExp } {
  const [head = service, ...tail] = service.toLowerCase().split(/[\s,]+/u);
  const names = [service.toLowerCase(), head, tail.at(-1) ?? head].map(escape).join('|');
  const named = `(?: (?:the|my|our|that) (?:${names})(?: (?:session|appointment|one))?)`;
  return {
    after: new RegExp(
      `\\b(?:${close}(?:${named}|${it})?|${loose}(?:${named}|${it})|afterwards)(?![\\p{L}\\p{N}])`,
      'iu',
    ),
    sameDay: new RegExp(`\\b${day}(?:${named}|${it})?(?![\\p{L}\\p{N}])`, 'iu'),
    // With times on the table, "after that" is of those.
    onTable: new RegExp(
      `\\b(?:${close}(?:${named}|${it})?|${loose}${named})(?![\\p{L}\\p{N}])`,
      'iu',
    ),
  };
}

/** About the appointment itself. */
const moves = /\b(?:move|reschedule|change|push|shift|make it|instead|earlier|later|cancel)\b/iu;

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

export interface BesideBooked {
  /** The turn without those words. */
  readonly rest: string;
  readonly whens: readonly When[];
}

/**
 * "Right after it", "the same day", "straight after the facial": from the end of the appointment that
 * was just made, on its day. Null where there is none, or nothing of the kind is said.
 */
export function besideBooked(
  text: string,
  { flow, pending, appointment, offer }: DialogueState,
  tenant: TenantFacts,
): BesideBooked | null {
  const open = flow === 'none' && (pending.kind === 'next' || isAtHand(pending));
  if (appointment?.status !== 'confirmed' || !(flow === 'book' || open)) return null;
  const service = findService(tenant, appointment.service.id)?.name ?? appointment.service.name;
  const { after, sameDay, onTable } = anchored(service);
  const same = sameDay.test(text);
  const follows = flow === 'book' && offer !== null && !same ? onTable : after;
  const isAfter = follows.test(text);
  if ((!same && !isAfter) || (open && moves.test(text))) return null;
  const end = toLocal(appointment.end, tenant.timeZone);
  const readings = [{ from: end.date, to: end.date }];
  const window = { kind: 'window', from: end.time, to: null, negated: false } as const;
  return {
    rest: text.replace(follows, ' ').replace(sameDay, ' '),
    whens: [
      set('date', { kind: 'days', readings, negated: false }),
      ...(isAfter ? [set('time', window)] : []),
    ],
  };
}

/** What the rest of the turn says of a day or a time says it better. */
export function withBooked(commands: readonly Command[], whens: readonly When[]): Command[] {
  const says = (slot: When['slot']): boolean =>
    commands.some((each) => each.kind === 'set' && each.slot === slot);
  const added = says('date') ? [] : whens.filter(({ slot }) => slot === 'date' || !says('time'));
  return [...commands.filter(({ kind }) => kind !== 'unclear' && kind !== 'confirm'), ...added];
}
