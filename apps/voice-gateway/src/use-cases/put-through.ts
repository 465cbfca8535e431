import type { Told } from '@gomomo/conversations';
import type { CallAnswer } from '../domain/call-answer.ts';
import { isOpenAt } from '../domain/business-hours.ts';
import type { CallDeps } from './call-deps.ts';
import type { Connected } from '../domain/line.ts';

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
