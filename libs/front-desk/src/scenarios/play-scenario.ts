import type { Appointment, PublicTenant } from '@gomomo/contracts';
import { type Clock, dayMs } from '@gomomo/kernel';
import { addDays, dayOf } from '@gomomo/scheduling';
import { toInstant, toLocal } from '@gomomo/dialogue';

import type { FrontDesk } from '../converse.ts';
import type { Answered, FrontDeskTurn } from '../turn.ts';
import type { Session } from '../session.ts';
import type { Meanwhile, Row, Scenario, ScenarioTurn } from './scenario.ts';

/** Where a scenario is played: an in-memory booking-core or a real one. */
export interface Stage {
  readonly frontDesk: FrontDesk;
  readonly tenant: PublicTenant;
  readonly clock: Clock;
  /** Makes an appointment beforehand and answers it. */
  book(row: {
    serviceId: string;
    resourceId: string;
    start: string;
    row: Row;
  }): Promise<Appointment>;
  /** Takes a time, as somebody else would. */
  take(time: { serviceId: string; resourceId: string; start: string }): Promise<void>;
  /** The conversation's hold is gone, by whatever cause, and nobody says so. */
  loseHold(session: Session): Promise<void>;
  /** Every appointment of the tenant. */
  rows(): Promise<readonly Appointment[]>;
}

export interface Played {
  readonly turn: ScenarioTurn;
  readonly answer: Answered;
  readonly said: string;
}

const dateIn = ({ clock, tenant }: Stage, days: number): string =>
  addDays(dayOf(clock.now(), tenant.timeZone), days);

const startOf = (stage: Stage, row: { day: number; time: string }): string =>
  toInstant(dateIn(stage, row.day), row.time, stage.tenant.timeZone);

/** Plays a scenario to its end, turn by turn, as the channel would. */
export async function playScenario(scenario: Scenario, stage: Stage): Promise<Played[]> {
  const references: string[] = [];
  for (const row of scenario.given ?? []) {
    const appointment = await stage.book({ ...idsOf(stage, row), start: startOf(stage, row), row });
    references.push(appointment.reference);
  }
  const played: Played[] = [];
  let session: Session | undefined;
  for (const turn of scenario.turns) {
    if (turn.meanwhile) await happen(turn.meanwhile, stage, session);
    const answer = await stage.frontDesk.converse({
      ...(session ? { session } : {}),
      tenant: stage.tenant.slug,
      turn: toTurn(turn, stage, references, played.at(-1)?.answer),
      channel: scenario.channel,
      actor: {
        kind: 'client',
        channel: scenario.channel === 'voice' ? 'phone' : 'web',
        address: '203.0.113.7',
      },
      ...(scenario.caller ? { caller: scenario.caller } : {}),
      actions: { sendLink: () => Promise.resolve(), transfer: () => Promise.resolve() },
    });
    // Sessions are kept as JSON: nothing may live in them that does not survive it.
    session = JSON.parse(JSON.stringify(answer.session)) as Session;
    const said =
      scenario.channel === 'voice'
        ? answer.speech.text
        : answer.replies.map((reply) => reply.text).join('\n');
    played.push({ turn, answer, said });
  }
  return played;
}

function idsOf(stage: Stage, named: { readonly service: string; readonly staff?: string }) {
  const service = stage.tenant.services.find((each) => each.name === named.service);
  const resource = stage.tenant.resources.find((each) => each.name === named.staff);
  return { serviceId: service?.id ?? '', resourceId: resource?.id ?? '' };
}

async function happen(event: Meanwhile, stage: Stage, session: Session | undefined): Promise<void> {
  if (event.kind === 'hold-lost') return session ? stage.loseHold(session) : undefined;
  await stage.take({ ...idsOf(stage, event), start: startOf(stage, event) });
}

function toTurn(
  turn: ScenarioTurn,
  stage: Stage,
  references: readonly string[],
  last: Answered | undefined,
): FrontDeskTurn {
  if ('opens' in turn) return { kind: 'open' };
  if ('silence' in turn) return { kind: 'silence' };
  if ('keys' in turn) return { kind: 'keys', digits: turn.keys };
  if ('taps' in turn) return { kind: 'choice', id: idOf(turn.taps, last) };
  const text = turn.says
    .replace(/\{\+(\d+)\}/g, (_, days: string) => weekdayOf(dateIn(stage, Number(days))))
    .replace('{ref}', references[0] ?? '')
    .replace('{ref spelled}', [...(references[0] ?? '').replace('-', '')].join(' '));
  return { kind: 'text', text };
}

const weekdayOf = (date: string): string =>
  new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' }).format(new Date(date));

/** The id behind a label: among the choices, else on the card. */
function idOf(label: string, last: Answered | undefined): string {
  const replies = last?.replies ?? [];
  const choice = replies
    .flatMap((reply) => [...(reply.choices ?? []), ...cardChoices(reply.card)])
    .find((each) => each.label === label);
  if (!choice) throw new Error(`nothing called "${label}" was offered`);
  return choice.id;
}

type Card = Answered['replies'][number]['card'];

function cardChoices(card: Card): { id: string; label: string }[] {
  if (card?.kind === 'services') {
    return card.items.map((item) => ({ id: item.choice, label: item.name }));
  }
  if (card?.kind !== 'times') return [];
  return [
    ...card.groups.flatMap((group) =>
      group.times.map((time) => ({ id: time.choice, label: time.label })),
    ),
    ...card.staff.map((each) => ({ id: each.choice, label: each.name })),
    ...card.days.map((each) => ({ id: each.choice, label: each.date })),
    ...(card.next === undefined ? [] : [{ id: card.next, label: 'next' }]),
    ...(card.previous === undefined ? [] : [{ id: card.previous, label: 'previous' }]),
  ];
}

/** A row as a scenario writes it, for comparison. */
export function toRow(appointment: Appointment, stage: Stage): Row {
  const { date, time } = toLocal(appointment.start, stage.tenant.timeZone);
  const today = dateIn(stage, 0);
  const { phone, email } = appointment.client;
  return {
    service: appointment.service.name,
    day: Math.round((Date.parse(date) - Date.parse(today)) / dayMs),
    time,
    staff: appointment.resource.name,
    name: appointment.client.name ?? '',
    ...(phone === null ? {} : { phone }),
    ...(email === null ? {} : { email }),
    status: appointment.status === 'cancelled' ? 'cancelled' : 'confirmed',
  };
}
