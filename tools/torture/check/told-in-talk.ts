import type { Entry } from '../history/history.ts';
import type { Snapshot } from '../look/data.ts';
import { checkShown, type Truth } from './shown.ts';
import { findSpokenReference, toSpoken, toSpokenTime } from './spoken.ts';

/** What a client was answered in a chat. */
export interface ToldReply {
  readonly text: string;
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  readonly card?: { readonly kind: string; readonly appointment?: Snapshot };
  readonly appointment?: Snapshot;
}

export const repliesOf = ({ answer }: Entry): readonly ToldReply[] =>
  answer?.kind === 'ok' ? ((answer.told?.['replies'] ?? []) as readonly ToldReply[]) : [];

export const heardIn = ({ answer }: Entry): string =>
  answer?.kind === 'ok' ? String(answer.told?.['text'] ?? '') : '';

/** Sentences that something is done now; each shows in a chat what it is said of. */
const isDone = /^(You’re booked|Booked|It is moved):|\bis cancelled\.$/;

function checkChatTurn(entry: Entry, truth: Truth): string[] {
  return repliesOf(entry).flatMap(({ text, card, appointment }) => {
    const shown = card?.appointment ?? appointment;
    if (shown !== undefined) return checkShown('in a chat', entry.tenant, shown, truth);
    return isDone.test(text) ? [`"${text}" was said in a chat of ${entry.tenant} of nothing`] : [];
  });
}

const bookedByVoice = /\b(You are booked|It is moved): /;
const cancelledByVoice = /\bYour (.+) is cancelled\./;

/** What was said to be done is a version of an appointment of the caller's, of that very time. */
function checkCallTurn(entry: Entry, { diary, rows, idOf }: Truth): string[] {
  const text = heardIn(entry);
  const tenant = idOf.get(entry.tenant) ?? '';
  const from = String(entry.asked['from']);
  if (bookedByVoice.test(text)) {
    const reference = findSpokenReference(text);
    const events = diary.versionsOf(tenant, reference);
    const isThere = events.some(
      ({ aggregate, appointment }) =>
        appointment !== null &&
        text.includes(toSpoken(appointment)) &&
        rows.get(aggregate)?.phone === from,
    );
    return isThere ? [] : [`${from} was told "${text}", and there is none`];
  }
  const [, cancelled] = cancelledByVoice.exec(text) ?? [];
  if (cancelled === undefined) return [];
  const isThere = [...rows.values()].some(
    (row) =>
      row.tenant === tenant &&
      row.phone === from &&
      diary
        .versionsOf(tenant, row.reference)
        .some(
          ({ appointment }) =>
            appointment?.status === 'cancelled' && cancelled.includes(toSpokenTime(appointment)),
        ),
  );
  return isThere ? [] : [`${from} was told "${text}", and none is`];
}

/** All that a chat or a voice said to be booked, moved or cancelled, is. */
export function checkTalk(entry: Entry, truth: Truth): string[] {
  if (entry.op === 'say') return checkChatTurn(entry, truth);
  return entry.op === 'speak' ? checkCallTurn(entry, truth) : [];
}
