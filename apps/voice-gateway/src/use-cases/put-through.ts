import type { Told } from '@gomomo/conversations';
import { join, type CallAnswer } from '../domain/call-answer.ts';
import { isOpenAt } from '../domain/business-hours.ts';
import type { Call } from '../domain/call.ts';
import { sentences } from '../domain/sentences.ts';
import type { CallDeps } from './call-deps.ts';
import type { Connected, Line } from '../domain/line.ts';

/** Marks that the call is put through at a step; undefined: nobody can be reached by that now. */
export function createTransfer(
  { calls, clock }: Pick<CallDeps, 'calls' | 'clock'>,
  { business, line }: Connected,
  step: number,
): (() => Promise<void>) | undefined {
  const now = clock.now();
  if (business.transferNumber === undefined || !isOpenAt(business, now)) return undefined;
  return async () => {
    const transfer = { step, at: now, isOver: false };
    await calls.change(line.callSid, (call) => ({ ...call, transfer }));
  };
}

/** The step's answer where the call is put through, after what the desk has said. */
export async function findTransfer(
  { calls }: Pick<CallDeps, 'calls'>,
  { business, line }: Connected,
  { speech, state }: Told,
  step: number,
): Promise<CallAnswer | undefined> {
  const { transferNumber: number, language } = business;
  if (state !== 'handing-off' || number === undefined) return undefined;
  const call = await calls.find(line.callSid);
  if (call?.transfer?.step !== step) return undefined;
  return { kind: 'dials', language, text: speech?.text ?? '', number, next: step + 1 };
}

/** What came of it: the person has talked with the caller, or nobody took the call. */
export type LeavePerson = (line: Line, step: number, hasTalked: boolean) => Promise<CallAnswer>;

export function createLeavePerson(deps: CallDeps): LeavePerson {
  return async ({ callSid, called }, next, hasTalked) => {
    const now = deps.clock.now();
    const call = await deps.calls.change(callSid, (found) => afterTransfer(found, now));
    const business = call
      ? await deps.businesses.get(call.tenantId, called)
      : await deps.businesses.findByNumber(called);
    const language = business?.language ?? 'en-US';
    if (hasTalked) return { kind: 'ends', language, text: sentences.afterPerson };
    return {
      kind: 'asks',
      language,
      text: join(sentences.nobodyAnswered(business?.spelledPhone), sentences.goOn),
      hints: [],
      listening: { speechTimeout: 'auto', timeoutSeconds: 6, oneKey: false },
      next,
    };
  };
}

/** What a person has said does not count as talk with the desk. */
function afterTransfer(call: Call, now: number): Call {
  const { transfer } = call;
  if (!transfer || transfer.isOver) return call;
  const startedAt = call.startedAt + (now - transfer.at);
  return { ...call, startedAt, transfer: { ...transfer, isOver: true } };
}
