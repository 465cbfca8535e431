import { isYes } from '../clients/words.ts';
import type { Entry } from '../history/history.ts';
import type { AppointmentRow, Data, OutboxRow, Snapshot } from '../look/data.ts';
import { findChat, toChats, type Chat } from './chats.ts';
import { toSpokenTime } from './spoken.ts';
import { heardIn, type ToldReply } from './told-in-talk.ts';

/** The button that takes back what is asked about. */
const cancelButton = 'Cancel it';

/** Whether this was asked: of that very appointment. A chat says a full hour with its minutes. */
const asksAbout = ({ text }: ToldReply, { service, resource, ...time }: Snapshot): boolean =>
  text
    .replace(':00 ', ' ')
    .startsWith(
      `Shall I cancel your ${service.name} on ${toSpokenTime(time)} with ${resource.name}?`,
    );

/** Whether a client of a chat said yes when it was asked whether it shall be cancelled. */
function isCancelledInChat({ turns }: Chat, appointment: Snapshot): boolean {
  return turns.some(({ asked, at }) => {
    const heard = turns
      .filter(({ heardAt }) => heardAt !== undefined && heardAt <= at)
      .toSorted((a, b) => (a.heardAt ?? 0) - (b.heardAt ?? 0))
      .flatMap(({ replies }) => replies);
    const label = heard
      .flatMap(({ choices }) => choices ?? [])
      .findLast(({ id }) => id === asked['choice'])?.label;
    const last = heard.at(-1);
    return (
      last !== undefined &&
      asksAbout(last, appointment) &&
      (isYes(String(asked['message'])) || label === cancelButton)
    );
  });
}

const isCancelledOnPhone = (turns: readonly Entry[]): boolean =>
  turns.some((turn, at) => {
    const before = turns.slice(0, at).findLast((each) => heardIn(each) !== '');
    return (
      before !== undefined &&
      heardIn(before).includes('Shall I cancel your ') &&
      isYes(String(turn.asked['said']))
    );
  });

/** Whether a change of an appointment was asked for in its own chat or call. Clients there ask for no other than to cancel. */
export function toAskedInTalk({
  entries,
}: Pick<Data, 'entries'>): (row: AppointmentRow, event: OutboxRow) => boolean {
  const chats = toChats(entries);
  const spoken = entries.filter(({ op }) => op === 'speak');
  const calls = Map.groupBy(spoken, ({ asked }) => String(asked['from']));
  return (row, { type, appointment }) => {
    if (!type.includes('.cancelled.') || appointment === null) return false;
    if (isCancelledOnPhone(calls.get(row.phone ?? '') ?? [])) return true;
    const chat = findChat(row, chats);
    return chat !== undefined && isCancelledInChat(chat, appointment);
  };
}
