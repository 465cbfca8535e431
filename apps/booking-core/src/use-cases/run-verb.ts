import { AppError, isAppError } from '@gomomo/kernel';
import { currentTraceId } from '@gomomo/telemetry';
import type { CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import { findKeptStatus, toKeptRefusal, toReplayedRefusal } from '../domain/kept-refusal.ts';
import { findAppointment } from '../store/find-appointment.ts';
import { findEarlierAnswer, rememberRefusal } from '../store/kept-answers.ts';
import type { OutcomeOf, RefusalOf, SuccessOf, VerbName } from '../store/verbs.ts';
import type { VerbAnswer, BookingDeps, BookingRequest } from './booking-deps.ts';

/** What differs from verb to verb. */
export interface VerbPlan<Name extends VerbName, Value> {
  /** Asks the rules of this catalogue, then the database; what the rules refuse is thrown. */
  attempt(catalogue: CatalogueSnapshot): Promise<OutcomeOf<Name>>;
  /** How a refusal of the database is told. */
  refuse(refusal: RefusalOf<Name>, catalogue: CatalogueSnapshot): AppError | Promise<AppError>;
  /** How a success is told, be it of now or of the first request with this key. */
  answer(success: SuccessOf<Name>, catalogue: CatalogueSnapshot): Value;
}

/** Owners who change the catalogue all the time get in the way of a booking this often at most. */
const attempts = 12;

/**
 * Runs a booking verb. It alone knows that the catalogue may have changed on another replica (the attempt is
 * made again on a fresh one, and a refusal of the rules counts only if they still hold), that a refusal
 * under a key is kept for it, and that a key may have been answered before (then that answer counts).
 *
 * @throws AppError the refusal; `busy` when the catalogue changes faster than that
 */
export async function runVerb<Name extends VerbName, Value>(
  deps: BookingDeps,
  request: BookingRequest,
  plan: VerbPlan<Name, Value>,
): Promise<VerbAnswer<Value>> {
  let catalogue = await deps.catalogues.get(request.tenantId, request.catalogueVersion);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    let outcome: OutcomeOf<Name> | Stale;
    try {
      outcome = await plan.attempt(catalogue);
    } catch (refusal) {
      outcome = await reconsider<Name>(deps, request, catalogue, refusal);
    }
    if (outcome.outcome !== 'stale') return conclude(deps, request, plan, catalogue, outcome);
    catalogue = await deps.catalogues.reload(request.tenantId);
  }
  throw new AppError('busy', 'The catalogue is being changed. Try again.', { retryable: true });
}

interface Stale {
  readonly outcome: 'stale';
}

/** What the rules have refused stands if the catalogue they were read from does, and no key says otherwise. */
async function reconsider<Name extends VerbName>(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
  refusal: unknown,
): Promise<OutcomeOf<Name> | Stale> {
  if (!isAppError(refusal) || refusal.retryable) throw refusal;
  const { version } = await deps.catalogues.reload(catalogue.id);
  if (version !== catalogue.version) return { outcome: 'stale' };
  const earlier = await answerBefore(deps, request, refusal);
  if (earlier === null) throw refusal;
  return earlier as OutcomeOf<Name>;
}

async function conclude<Name extends VerbName, Value>(
  deps: BookingDeps,
  request: BookingRequest,
  plan: VerbPlan<Name, Value>,
  catalogue: CatalogueSnapshot,
  outcome: OutcomeOf<Name>,
): Promise<VerbAnswer<Value>> {
  if (outcome.outcome === 'replay' && 'refusal' in outcome && outcome.refusal !== undefined) {
    throw await toReplayedRefusal(outcome.refusal, (id) =>
      findAppointment(deps.pool, request.tenantId, id),
    );
  }
  if (isSuccess<Name>(outcome)) return toAnswered(deps, request, plan, catalogue, outcome);
  const refusal = await plan.refuse(outcome as RefusalOf<Name>, catalogue);
  const earlier = await keep(deps, request, refusal);
  if (earlier === null) throw refusal;
  const answered = { ...request, keyed: undefined };
  return conclude(deps, answered, plan, catalogue, earlier as OutcomeOf<Name>);
}

/** How a success of now is answered; a replay keeps the status that it had. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['booked', 201],
  ['placed', 201],
  ['blocked', 201],
  ['done', 200],
  ['repeated', 200],
  ['released', 204],
  ['removed', 204],
  ['erased', 204],
]);

function isSuccess<Name extends VerbName>(outcome: {
  readonly outcome: string;
}): outcome is SuccessOf<Name> {
  return outcome.outcome === 'replay' || statuses.has(outcome.outcome);
}

async function toAnswered<Name extends VerbName, Value>(
  deps: BookingDeps,
  { tenantId }: BookingRequest,
  plan: VerbPlan<Name, Value>,
  catalogue: CatalogueSnapshot,
  success: SuccessOf<Name>,
): Promise<VerbAnswer<Value>> {
  const replayed = success.outcome === 'replay';
  const repeated = success.outcome === 'repeated';
  if (!replayed && !repeated) await deps.committed(tenantId);
  const status = replayed ? success.status : (statuses.get(success.outcome) ?? 200);
  return { value: plan.answer(success, catalogue), status, replayed, repeated };
}

/** Keeps a refusal for the request's key; the answer that the key had before, else null. */
async function keep(
  { pool, clock }: BookingDeps,
  { keyed, tenantId }: BookingRequest,
  refusal: AppError,
) {
  const status = findKeptStatus(refusal);
  if (keyed === undefined || status === undefined) return null;
  const kept = { ...toKeptRefusal(refusal, currentTraceId()), status };
  return rememberRefusal(pool, tenantId, keyed, clock.now(), kept);
}

/** What the key of a request that the rules refuse was answered before (time has moved on since). */
async function answerBefore(deps: BookingDeps, request: BookingRequest, refusal: AppError) {
  const { keyed, tenantId } = request;
  if (keyed === undefined) return null;
  return findKeptStatus(refusal) === undefined
    ? findEarlierAnswer(deps.pool, tenantId, keyed)
    : keep(deps, request, refusal);
}
