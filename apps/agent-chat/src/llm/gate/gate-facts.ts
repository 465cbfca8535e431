import { toContext, toLocal, type FreeSlot, type TenantFacts } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import { understand, type Understanding, type UnderstandingContext } from '@gomomo/understanding';
import type { Handles } from '../handles.ts';
import { moneyOf, type Money } from './money.ts';
import { namesOf, namesOfClient, type Name } from './names.ts';
import { takesYes } from './takes-yes.ts';
import { textsOf, type Text } from './texts.ts';

/** A time of the diary. */
export interface TimeFact {
  /** `YYYY-MM-DD` and `HH:MM` on the business's clock. */
  readonly date: string;
  readonly time: string;
  readonly serviceId: string | null;
  /** Ids of who is there then. */
  readonly staff: readonly string[];
}

/** Everything that words of a model may be about in this turn. */
export interface GateFacts {
  readonly tenant: TenantFacts;
  /** What it is called, and what it says of itself. */
  readonly names: readonly Name[];
  readonly texts: readonly Text[];
  readonly money: Money;
  /** Times that were offered or found, and that the client has not taken already. */
  readonly free: readonly TimeFact[];
  /** The client's own appointment, where it is opened and stands. */
  readonly own: TimeFact | null;
  /** Days that the client named. */
  readonly days: readonly string[];
  /** The service the talk is about, unless the client has just named another. */
  readonly serviceId: string | null;
  /** What the client has just written. */
  readonly said: string;
  /** Which details of the client are there. */
  readonly has: { readonly name: boolean; readonly contact: boolean };
  /** The desk has made out what is asked or wanted: it is not for a model to say that it cannot tell. */
  readonly isUnderstood: boolean;
  /** The question on the table is answered by yes or no: no other may be put beside it. */
  readonly asksYesOrNo: boolean;
  /** The turn was in another language, which nobody here can check. */
  readonly isForeign: boolean;
  read(text: string): Understanding;
}

export function factsOf(turn: ModelTurn, handles: Handles): GateFacts {
  const { tenant, state, own, now, text } = turn;
  const scene = toContext({ tenant, now, pending: 'nothing' });
  return {
    ...{ tenant, said: text, texts: textsOf(tenant) },
    names: [...namesOf(tenant), ...namesOfClient(state.client.name)],
    ...{ money: moneyOf(tenant.currency), free: freeTimes(turn, handles), own: ownTime(turn) },
    ...{ days: namedDays(turn, scene), serviceId: serviceOf(turn) },
    has: { name: state.client.name !== null, contact: hasContact(turn) },
    isUnderstood: own.some(
      (each) => each.kind === 'start' || (each.kind === 'ask' && each.topic !== 'other'),
    ),
    asksYesOrNo: takesYes(state),
    isForeign: own.some(({ kind }) => kind === 'foreign'),
    read: (words) => understand(words, scene),
  };
}

const hasContact = ({ state: { client } }: ModelTurn): boolean =>
  client.phone !== null || client.email !== null;

function serviceOf({ state, own }: ModelTurn): string | null {
  const { offer, hold, appointment, wish } = state;
  const [wished, ...others] = wish.serviceIds;
  const decided = others.length === 0 ? wished : undefined;
  const talked = hold?.serviceId ?? offer?.serviceId ?? decided ?? appointment?.service.id ?? null;
  const named = own.flatMap((each) =>
    each.kind === 'set' && each.slot === 'service' ? each.value.ids : [],
  );
  return named.every((id) => id === talked) ? talked : null;
}

function freeTimes({ tenant, state }: ModelTurn, { offered, found }: Handles): TimeFact[] {
  const { hold, appointment, offer } = state;
  const taken = [hold?.start, appointment?.start].map((each) => each && Date.parse(each));
  const offeredFor = offer?.serviceId ?? null;
  const slots = [
    ...[...offered.values()].map((slot) => ({ slot, serviceId: offeredFor })),
    ...found.values(),
  ];
  return slots
    .filter(({ slot }) => !taken.includes(Date.parse(slot.start)))
    .map(({ slot, serviceId }) => timeOf(tenant, slot, serviceId));
}

const timeOf = (
  { timeZone }: TenantFacts,
  { start, resourceIds: staff }: Pick<FreeSlot, 'start' | 'resourceIds'>,
  serviceId: string | null,
): TimeFact => ({ ...toLocal(start, timeZone), serviceId, staff });

function ownTime({ tenant, state: { appointment } }: ModelTurn): TimeFact | null {
  if (appointment?.status !== 'confirmed') return null;
  const { start, resource, service } = appointment;
  return timeOf(tenant, { start, resourceIds: [resource.id] }, service.id);
}

function namedDays({ text, state }: ModelTurn, scene: UnderstandingContext): string[] {
  const { days } = state.wish;
  const said = understand(text, scene).when.flatMap(({ dates }) => dates);
  return [...said, ...(days ? [days] : [])].flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
}
