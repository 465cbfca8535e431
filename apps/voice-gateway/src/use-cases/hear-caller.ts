import type { Taken } from '@gomomo/conversations';
import { callMaxMs, conversationKeyOf, type Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Connected, Line } from '../domain/line.ts';
import { sentences } from '../domain/sentences.ts';
import { findUnheardNews } from '../domain/unheard-news.ts';
import type { CallDeps } from './call-deps.ts';
import { inCall } from './in-call.ts';
import { findTone } from './person-wishes.ts';
import { findTransfer } from './put-through.ts';
import { stepId, takeStep } from './take-step.ts';

/** What a caller did: said something, pressed keys, or nothing. */
export type CallTurn = Extract<Taken['turn'], { kind: 'text' | 'keys' | 'silence' }>;

/**
 * The caller's turn at a step. The same step again is answered as the first time, whatever is heard
 * then. @throws AppError weather
 */
export type HearCaller = (line: Line, step: number, turn: CallTurn) => Promise<CallAnswer>;

export function createHearCaller(deps: CallDeps): HearCaller {
  return (line, step, turn) =>
    inCall(deps, line, step, async (connected) => {
      const over = findEnd(deps, connected);
      if (over) return over;
      const told = await takeStep(deps, connected, step, turn);
      const { call, business } = connected;
      return (
        (await findTransfer(deps, connected, told, step)) ??
        (await findTone(deps, connected, told, step)) ??
        toCallAnswer(told, step, business.language, await newsAt(deps, call, line, step))
      );
    });
}

/** Its caller is in the browser, or it has talked long enough. */
function findEnd({ clock }: CallDeps, { call, business }: Connected): CallAnswer | undefined {
  const { language, spelledPhone } = business;
  if (call.wentOn) return { kind: 'ends', language, text: sentences.wentOn };
  if (clock.now() - call.startedAt <= callMaxMs) return undefined;
  return { kind: 'ends', language, text: sentences.timeLimit(spelledPhone) };
}

async function newsAt(
  { conversations }: CallDeps,
  { tenantId }: Call,
  { callSid }: Line,
  step: number,
): Promise<string> {
  const conversation = await conversations.find(tenantId, conversationKeyOf(callSid));
  return findUnheardNews(conversation?.turns ?? [], stepId(step));
}
