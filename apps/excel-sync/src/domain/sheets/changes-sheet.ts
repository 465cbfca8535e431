import type { AppointmentFacts, ChangeFacts, WorkbookFacts } from '../facts.ts';
import { count, type Column, type Row, type Sheet } from '../sheet.ts';
import type { WallClock } from '../wall-clock.ts';
import { actionWord, actorWord, channelWord, reasonWord } from '../words.ts';

const columns: readonly Column[] = [
  { title: 'When', width: 21, numeric: true },
  { title: 'What', width: 12 },
  { title: 'By', width: 10 },
  { title: 'Channel', width: 14 },
  { title: 'Client', width: 24 },
  { title: 'Service', width: 26 },
  { title: 'With', width: 18 },
  { title: 'Appointment', width: 21, numeric: true },
  { title: 'Was', width: 21, numeric: true },
  { title: 'Reason', width: 20 },
  { title: 'Reference', width: 12 },
  { title: 'id', width: 38, hidden: true },
  { title: 'version', width: 8, hidden: true },
];

function changeRow(
  change: ChangeFacts,
  { appointment, pii }: AppointmentFacts,
  clock: WallClock,
): Row {
  const { at, action, actor, start, previousStart, reasonCode, version } = change;
  return {
    look: 'plain',
    cells: [
      clock.dateTime(at),
      actionWord(action),
      actorWord(actor.kind),
      channelWord(actor.channel),
      pii.name,
      appointment.service.name,
      appointment.resource.name,
      clock.dateTime(start),
      previousStart === undefined ? null : clock.dateTime(previousStart),
      reasonCode === undefined ? null : reasonWord(reasonCode),
      appointment.reference,
      appointment.id,
      count(version),
    ],
  };
}

/** What happened, by whom and through which channel, the latest first. */
export function changesSheet(facts: WorkbookFacts, clock: WallClock): Sheet {
  const known = new Map(facts.appointments.map((each) => [each.appointment.id, each]));
  const rows = facts.changes
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.version - a.version)
    .flatMap((change) => {
      const about = known.get(change.appointmentId);
      return about ? [changeRow(change, about, clock)] : [];
    });
  return { name: 'Changes', columns, rows, filtered: true };
}
