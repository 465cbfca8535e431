import type { AskedSlot, SystemAct, UnderstandingContext } from '@gomomo/understanding';
import { parseLocal, understand } from '@gomomo/understanding';
import { toPrediction } from './prediction.ts';
import type { Prediction } from './prediction.ts';

type Answer = Prediction & { readonly id?: unknown };

const askedNames: Readonly<Record<string, AskedSlot>> = {
  date: 'date',
  time: 'time',
  people: 'people',
  party_size: 'people',
  first_name: 'first_name',
  last_name: 'last_name',
  name: 'name',
  provider_name: 'choice',
  phone: 'phone',
  email: 'email',
  reference: 'reference',
  service: 'service',
  resource: 'resource',
};

const actNames: Readonly<Record<string, SystemAct>> = {
  REQUEST: 'request',
  CONFIRM: 'confirm',
  OFFER: 'offer',
  OFFER_INTENT: 'offer-intent',
  INFORM: 'inform',
  INFORM_COUNT: 'inform',
  NOTIFY_SUCCESS: 'success',
  NOTIFY_FAILURE: 'failure',
  REQ_MORE: 'anything-else',
  GOODBYE: 'goodbye',
};

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** `REQUEST:time`, `CONFIRM:date`, `REQ_MORE` of the data sets as the engine's own context. */
export function toDoorContext(
  record: Readonly<Record<string, unknown>>,
  now: string,
): UnderstandingContext {
  const raw = strings(record['prev_acts']).map((act) => act.split(':'));
  const acts = raw.flatMap(([name = '']) => actNames[name] ?? []);
  const requested = raw.filter(([name]) => name === 'REQUEST').map(([, slot = '']) => slot);
  const asked = [...strings(record['asked']), ...requested].flatMap(
    (slot) => askedNames[slot] ?? [],
  );
  const actSlots = raw.filter(([name]) => name !== 'REQUEST').flatMap(([, slot]) => slot ?? []);
  const previous = record['prev'];
  return {
    now,
    asked: [...new Set(asked)],
    acts: [...new Set(acts)],
    actSlots: [...new Set(actSlots)],
    ...(typeof previous === 'string' ? { previousText: previous } : {}),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * One JSON line of the measuring door: `{ id?, text, prev?, prev_acts?, asked?, ref }` to a
 * prediction. A line that cannot be read is answered with `{ id?, error }`, never with silence, so
 * that answers stay in step with questions.
 */
export function answerLine(
  line: string,
): Answer | { readonly id?: unknown; readonly error: string } {
  let record: unknown;
  try {
    record = JSON.parse(line);
  } catch {
    return { error: 'not a JSON value' };
  }
  if (!isRecord(record)) return { error: 'not a JSON object' };
  const id = 'id' in record ? { id: record['id'] } : {};
  const text = record['text'];
  const ref = record['ref'];
  if (typeof text !== 'string') return { ...id, error: '"text" must be a string' };
  if (typeof ref !== 'string' || parseLocal(ref) === undefined)
    return { ...id, error: '"ref" must be a local date and time' };
  return { ...id, ...toPrediction(understand(text, toDoorContext(record, ref))) };
}
