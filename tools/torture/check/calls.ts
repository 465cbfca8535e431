import { isYes } from '../clients/words.ts';
import type { Entry } from '../history/history.ts';
import type { AppointmentRow, Snapshot } from '../look/data.ts';
import { toSpoken } from './spoken.ts';
import { heardIn } from './told-in-talk.ts';

/** Whatever else is said around it, the key that takes a proposal is told. */
const isProposal = (text: string): boolean => /\d for Book it\b/.test(text);

/** Whether the whole turn was a yes, said or by the key that was told for it. */
function takes(own: readonly Entry[], at: number): boolean {
  const said = String(own[at]?.asked['said']);
  const last = own.slice(0, at).findLast((entry) => heardIn(entry) !== '');
  const heard = last === undefined ? '' : heardIn(last);
  return isYes(said) || (/^\d$/.test(said) && heard.includes(`${said} for Book it`));
}

/** What a caller hears whose turn was lost on the way; it is taken again, whatever they say then. */
const isLost = (text: string): boolean => text.includes('something went wrong just now');

/** The turn by which it was booked: the one that was answered so, or the first of those that were lost before it. */
function bookedBy(own: readonly Entry[]): number {
  let at = own.findIndex((entry) => /\b(you are|is) booked\b/i.test(heardIn(entry)));
  for (
    let before = own[at - 1];
    before !== undefined && isLost(heardIn(before));
    before = own[at - 1]
  ) {
    at -= 1;
  }
  return at;
}

/**
 * What is wrong with the yes that made this appointment, by phone: the last thing that the caller said before
 * it was heard that it is booked, or, where that was never heard, the caller's last yes.
 */
export function checkCall(
  { name }: Pick<AppointmentRow, 'name'>,
  booked: Snapshot,
  own: readonly Entry[],
): string | undefined {
  const bookedAt = bookedBy(own);
  const yesAt = bookedAt < 0 ? own.findLastIndex((_, at) => takes(own, at)) : bookedAt;
  if (yesAt < 0) return 'the caller never said yes';
  if (!takes(own, yesAt)) return `"${String(own[yesAt]?.asked['said'])}" is no yes`;
  const proposal = own.slice(0, yesAt).findLast((entry) => isProposal(heardIn(entry)));
  if (proposal === undefined) return 'it was never proposed';
  const wanted = toSpoken(booked);
  if (!heardIn(proposal).includes(`${wanted},`)) {
    return `booked is ${wanted}, proposed was: ${heardIn(proposal)}`;
  }
  return checkName(name, heardIn(proposal), own);
}

/** Whoever is asked for a name says their own. Who never is, is called as it was proposed. */
function checkName(
  name: string | null,
  proposed: string,
  own: readonly Entry[],
): string | undefined {
  if (name !== null && !proposed.includes(`, for ${name},`)) {
    return `booked is it for ${name}, proposed was it for another: ${proposed}`;
  }
  const said = own.find(({ asked }) => asked['said'] === asked['called'])?.asked['called'];
  return said === undefined || said === name
    ? undefined
    : `booked is it for ${name}, the caller said "${String(said)}"`;
}
