import type { LocalDate, SetCommand } from '../command.ts';
import { addDays, isoWeekday } from '../core/local-time.ts';
import type { DialogueState } from '../core/state.ts';
import type { Reading } from './reading.ts';

const gone =
  /\b(?:the day before yesterday|yesterday|last (?:night|(mon|tues|wednes|thurs|fri|satur|sun)day))\b/iu;
const weekdays = ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'];

/** What is told of such a day, not wished for it. */
const tells =
  /\b(?:was|were|had|came|come|been|booked|made|got|did|didn['’]t|missed|called|rang|phoned|spoke|talked|saw|said|told|tried|since|from|wrote|texted|received|hurt|fell|started|left|lost|paid|cancelled|moved|you|they|he|she|['’]s|closed|open)\b/iu;

function dayOf(said: string, weekday: string | undefined, today: LocalDate): LocalDate {
  if (weekday !== undefined) {
    const back = (isoWeekday(today) - weekdays.indexOf(weekday.toLowerCase()) + 6) % 7;
    return addDays(today, -(back === 0 ? 7 : back));
  }
  return addDays(today, said.toLowerCase().startsWith('the day before') ? -2 : -1);
}

/** "Book me a facial yesterday": a day that is gone is wished for, and is not dropped unsaid. */
export function dayGone(
  text: string,
  { whens, intent, services, acts }: Reading,
  { flow, pending }: DialogueState,
  today: LocalDate,
): SetCommand[] {
  const [said, weekday] = gone.exec(text) ?? [];
  const wishes = intent === 'book' || intent === 'availability' || services !== null;
  const asked = flow === 'book' && (pending.kind === 'date' || pending.kind === 'time');
  if (said === undefined || whens.length > 0 || acts.length > 0 || tells.test(text)) return [];
  if (!asked && !(wishes && (flow === 'none' || flow === 'book'))) return [];
  const day = dayOf(said, weekday, today);
  const value = { kind: 'days', readings: [{ from: day, to: day }], negated: false } as const;
  return [{ kind: 'set', slot: 'date', value }];
}
