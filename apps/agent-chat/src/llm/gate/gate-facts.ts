import { toContext, toLocal, type FreeSlot, type TenantFacts } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import { understand, type Understanding, type UnderstandingContext } from '@gomomo/understanding';
import type { Handles } from '../handles.ts';
import { passagesOf, wordSet, type Passage } from './vocabulary.ts';

/** A time that this turn knows of: offered, found, held, or of the client's own appointment. */
export interface TimeFact {
  /** `YYYY-MM-DD` and `HH:MM` on the business's clock. */
  readonly date: string;
  readonly time: string;
  /** Of which service it is one. */
  readonly serviceId: string | null;
  /** Ids of who is there then. */
  readonly staff: readonly string[];
}

/** Everything that words of a model may be about in this turn. */
export interface GateFacts {
  readonly tenant: TenantFacts;
  readonly times: readonly TimeFact[];
  /** Days that the client named, or that times are known of. */
  readonly dates: ReadonlySet<string>;
  /** The service the talk is about; the price and length of another one have to name it. */
  readonly serviceId: string | null;
  readonly passages: readonly Passage[];
  /** What the client has just written. */
  readonly clients: ReadonlySet<string>;
  /** The question on the table is answered by yes or no: no other may be put beside it. */
  readonly asksYesOrNo: boolean;
  /** The turn was in another language, which nobody here can check. */
  readonly isForeign: boolean;
  read(text: string): Understanding;
}

const yesOrNo: ReadonlySet<string> = new Set(['confirm', 'retry', 'leave', 'next', 'link']);

export function factsOf(turn: ModelTurn, handles: Handles): GateFacts {
  const { tenant, state, own, now } = turn;
  const scene = toContext({ tenant, now, pending: 'nothing' });
  const times = timesOf(turn, handles);
  return {
    ...{ tenant, times, serviceId: serviceOf(turn) },
    dates: new Set([...times.map(({ date }) => date), ...namedDays(turn, scene)]),
    passages: passagesOf(tenant),
    clients: wordSet(turn.text),
    asksYesOrNo: yesOrNo.has(state.pending.kind),
    isForeign: own.some(({ kind }) => kind === 'foreign'),
    read: (text) => understand(text, scene),
  };
}

function serviceOf({ state }: ModelTurn): string | null {
  const { offer, hold, appointment, wish } = state;
  const [wished, ...others] = wish.serviceIds;
  const decided = others.length === 0 ? wished : undefined;
  return hold?.serviceId ?? offer?.serviceId ?? decided ?? appointment?.service.id ?? null;
}

type Taken = Pick<FreeSlot, 'start' | 'resourceIds'> & { readonly serviceId: string | null };

function timesOf({ tenant, state }: ModelTurn, { offered, found }: Handles): TimeFact[] {
  const { hold, chosen, appointment, offer } = state;
  const serviceId = offer?.serviceId ?? null;
  const known: Taken[] = [
    ...[...offered.values()].map((slot) => ({ ...slot, serviceId })),
    ...[...found.values()].map(({ slot, serviceId: of }) => ({ ...slot, serviceId: of })),
  ];
  if (hold) known.push({ ...hold, resourceIds: [hold.resourceId] });
  if (chosen) known.push({ start: chosen.start, resourceIds: chosen.staff, serviceId });
  if (appointment) {
    const { start, resource, service } = appointment;
    known.push({ start, resourceIds: [resource.id], serviceId: service.id });
  }
  return known.map(({ start, resourceIds, serviceId: of }) => ({
    ...toLocal(start, tenant.timeZone),
    ...{ serviceId: of, staff: resourceIds },
  }));
}

function namedDays({ text, state }: ModelTurn, scene: UnderstandingContext): string[] {
  const { days } = state.wish;
  const said = understand(text, scene).when.flatMap(({ dates }) => dates);
  return [...said, ...(days ? [days] : [])].flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
}
