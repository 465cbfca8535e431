import type { Entry } from '../history/history.ts';
import type { AppointmentRow, Data } from '../look/data.ts';
import { checkCall } from './calls.ts';
import { checkChat, findChat, toChats, type Chat } from './chats.ts';
import { toDiary, type Diary } from './diary.ts';
import type { Invariant } from './verdict.ts';

interface Talks {
  /** What callers said and heard, by the number that they called from. */
  readonly calls: ReadonlyMap<string, readonly Entry[]>;
  readonly chats: readonly Chat[];
}

function check(row: AppointmentRow, diary: Diary, { calls, chats }: Talks): string | undefined {
  const booked = diary.first(row.id);
  if (booked === undefined) return 'no event tells that it was booked';
  const own = calls.get(row.phone ?? '');
  if (own !== undefined) return checkCall(row, booked, own);
  const chat = findChat(row, chats);
  return chat === undefined ? 'nobody asked for it' : checkChat(row, booked, chat);
}

export const onlyByYes: Invariant = {
  name: 'I12',
  says: 'every appointment of a chat or call has the whole-turn yes of its client to that very proposal: what, with whom, when and for whom',
  find: (data: Data) => {
    const diary = toDiary(data);
    const spoken = data.entries.filter(({ op }) => op === 'speak');
    const talks = {
      calls: Map.groupBy(spoken, ({ asked }) => String(asked['from'])),
      chats: toChats(data.entries),
    };
    return data.appointments
      .filter(({ notes }) => notes === null)
      .flatMap((row) => {
        const wrong = check(row, diary, talks);
        return wrong === undefined ? [] : [`appointment ${row.id} (${row.channel}): ${wrong}`];
      });
  },
};
