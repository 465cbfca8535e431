import type { Snapshot } from '../look/data.ts';
import { plain } from './diary.ts';
import { checkShown, type Truth } from './shown.ts';
import { checkVersion, types, type Known } from './told-versions.ts';
import type { Wish } from './wishes.ts';

export const creating = ['book', 'confirm'];

/** Who books is told for whom, too; what a broken product leaves out is not what was asked for. */
interface Told extends Partial<Snapshot> {
  readonly client?: { readonly name?: string; readonly phone?: string };
}

interface Asked {
  readonly start?: string;
  readonly end?: string;
  readonly resourceId?: string;
  readonly serviceId?: string;
  readonly client?: Told['client'];
  readonly holdId?: string;
  readonly about?: string;
}

export const isTime = (wanted: string | undefined, told = ''): boolean =>
  wanted === undefined || Date.parse(wanted) === Date.parse(told);
export const isSame = (wanted: string | undefined, told: string | undefined): boolean =>
  wanted === undefined || wanted === told;

/** The answers to holds, by the hold. */
export const toHeld = (wishes: readonly Wish[]): ReadonlyMap<string, Wish> =>
  new Map(
    wishes
      .filter(({ op, kind }) => op === 'hold' && kind === 'ok')
      .map((wish) => [String(wish.told?.['holdId']), wish]),
  );

/** Who confirms a hold asks for what was held, as it was told. */
function toAsked({ calls }: Wish, held: ReadonlyMap<string, Wish>): Asked {
  const asked: Asked = calls[0]?.asked ?? {};
  const hold = held.get(asked.holdId ?? '');
  return { ...hold?.calls[0]?.asked, ...hold?.told, ...asked };
}

function differencesOf(asked: Asked, told: Told): string[] {
  const { client, about } = asked;
  return [
    ...(about === undefined || plain(about) === plain(told.reference) ? [] : ['reference']),
    ...(isTime(asked.start, told.start) ? [] : ['start']),
    ...(isTime(asked.end, told.end) ? [] : ['end']),
    ...(isSame(asked.resourceId, told.resource?.id) ? [] : ['resource']),
    ...(isSame(asked.serviceId, told.service?.id) ? [] : ['service']),
    ...(isSame(client?.name, told.client?.name) ? [] : ['name']),
    ...(isSame(client?.phone, told.client?.phone) ? [] : ['phone']),
  ];
}

/** All that was told by the API, to compare an answer with. */
export interface ToldBefore {
  readonly held: ReadonlyMap<string, Wish>;
  readonly known: Known;
}

/** What was told to be done is what was asked for, and is there as a version that it was done by. */
export function checkTold(wish: Wish, { held, known }: ToldBefore, truth: Truth): string[] {
  const { op, kind, tenant, told } = wish;
  if (kind !== 'ok' || !(op in types)) return [];
  const shown = told as unknown as Snapshot;
  const { reference, version } = shown;
  const differ = differencesOf(toAsked(wish, held), told as Told);
  return [
    ...(differ.length === 0
      ? []
      : [`${op} of ${reference} was told otherwise than it was asked for: ${differ.join(', ')}`]),
    ...checkVersion(
      wish,
      truth.diary.find(truth.idOf.get(tenant) ?? '', reference, version),
      known,
    ),
    ...checkShown(op, tenant, shown, truth),
  ];
}
