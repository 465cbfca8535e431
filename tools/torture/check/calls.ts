import { isYes } from '../clients/words.ts';
import type { Entry } from '../history/history.ts';
import type { AppointmentRow } from '../look/data.ts';
import { zone, type Shop } from '../world.ts';

const heardIn = (entry: Entry | undefined): string => String(entry?.answer?.told?.['text'] ?? '');

/** Whatever else is said around it, the key that takes a proposal is told. */
const isProposal = (text: string): boolean => /\d for Book it\b/.test(text);

/** Whether the whole turn was a yes, said or by the key that was told for it. */
function takes(own: readonly Entry[], at: number): boolean {
  const said = String(own[at]?.asked['said']);
  const heard = heardIn(own.slice(0, at).findLast((entry) => heardIn(entry) !== ''));
  return isYes(said) || (/^\d$/.test(said) && heard.includes(`${said} for Book it`));
}

/** What a caller hears whose turn was lost on the way; it is taken again, whatever they say then. */
const isLost = (text: string): boolean => text.includes('something went wrong just now');

/** The turn by which it was booked: the one that was answered so, or the first of those that were lost before it. */
function bookedBy(own: readonly Entry[]): number {
  let at = own.findIndex((entry) => /\b(you are|is) booked\b/i.test(heardIn(entry)));
  while (at > 0 && isLost(heardIn(own[at - 1]))) at -= 1;
  return at;
}

/**
 * What is wrong with the yes that made this appointment, by phone: the last thing that the caller said before
 * it was heard that it is booked, or, where that was never heard, the caller's last yes.
 */
export function checkCall(
  row: AppointmentRow,
  calls: readonly Entry[],
  shops: readonly Shop[],
): string | undefined {
  const own = calls.filter(({ asked }) => asked['from'] === row.phone);
  if (own.length === 0) return 'nobody called from there';
  const bookedAt = bookedBy(own);
  const yesAt = bookedAt < 0 ? own.findLastIndex((_, at) => takes(own, at)) : bookedAt;
  if (yesAt < 0) return 'the caller never said yes';
  if (!takes(own, yesAt)) return `"${String(own[yesAt]?.asked['said'])}" is no yes`;
  const proposal = own.slice(0, yesAt).findLast((entry) => isProposal(heardIn(entry)));
  if (proposal === undefined) return 'it was never proposed';
  const wanted = toSpoken(row, shops);
  return heardIn(proposal).includes(wanted)
    ? undefined
    : `booked is ${wanted.replace(/,$/, '')}, proposed was: ${heardIn(proposal)}`;
}

/** Who, and when by the clock of the business, as a voice says it: `Ana on Wednesday, December 2 at 12:30 PM,`. */
function toSpoken({ resource, start }: AppointmentRow, shops: readonly Shop[]): string {
  const who = shops.map(({ names }) => names[resource]).find((name) => name !== undefined);
  const told = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(start);
  const day = told({ weekday: 'long', month: 'long', day: 'numeric' });
  const time = told({ hour: 'numeric', minute: '2-digit' }).replace(/\s/, ' ').replace(':00', '');
  return `${who} on ${day} at ${time},`;
}
