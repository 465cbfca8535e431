import type { Conversations, Taken } from '@gomomo/conversations';
import { hourMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import type { Business } from '../domain/business.ts';
import { isStart, isStop } from '../domain/keywords.ts';
import { toSmsText } from '../domain/sms-text.ts';
import { textsKeyOf, type Text } from '../domain/text.ts';
import { voiceMetrics } from '../metrics.ts';
import type { OptOuts } from '../store/opt-outs.ts';
import type { Businesses } from './businesses.ts';
import type { RequestCallback } from './request-callback.ts';

/** What a text message is answered; undefined: nothing. The same one again is answered alike. */
export type HearText = (text: Text) => Promise<string | undefined>;

export interface HearTextDeps {
  readonly conversations: Pick<Conversations, 'takeTurn' | 'find'>;
  readonly businesses: Businesses;
  readonly optOuts: OptOuts;
  readonly limits: SharedState['limits'];
  readonly requestCallback: RequestCallback;
}

/** Two programs that text each other would never end. */
const perPhone = { points: 20, windowMs: hourMs };

export function createHearText(deps: HearTextDeps): HearText {
  const { businesses, optOuts, limits } = deps;
  return async (text) => {
    const business = await businesses.findByNumber(text.to);
    if (!business) return undefined;
    const { id } = business;
    if (isStop(text.body)) {
      await optOuts.add(id, text.from);
      voiceMetrics.messages.inc({ outcome: 'stop' });
      return undefined;
    }
    if (isStart(text.body)) {
      const isBack = await optOuts.remove(id, text.from);
      if (!(await isAssent(deps, business, text, isBack))) return undefined;
    } else if (await optOuts.has(id, text.from)) return undefined;
    const { allowed } = await limits.consume(`texts:{${text.from}}`, perPhone);
    // One that comes again is answered as the first time, however many have come since.
    return allowed || (await isTaken(deps, business, text))
      ? answer(deps, business, text)
      : undefined;
  };
}

async function isTaken(
  { conversations }: HearTextDeps,
  { id }: Business,
  { from, messageSid }: Text,
): Promise<boolean> {
  const open = await conversations.find(id, textsKeyOf(id, from));
  return open?.turns.some((turn) => (turn.message?.id ?? turn.messageId) === messageSid) ?? false;
}

/** YES is a word of the network's and of the client's: something is asked, and it is no mere return. */
async function isAssent(
  { conversations }: HearTextDeps,
  { id }: Business,
  { from, body }: Text,
  isBack: boolean,
): Promise<boolean> {
  if (body.trim().toLowerCase() !== 'yes') return false;
  const open = await conversations.find(id, textsKeyOf(id, from));
  const proposed = open?.session.dialogue.proposal ?? null;
  return proposed !== null || (open !== undefined && !isBack);
}

const toTurn = (body: string): Extract<Taken['turn'], { kind: 'text' | 'keys' }> =>
  /^\s*[1-9]\s*\.?\s*$/.test(body)
    ? { kind: 'keys', digits: body.replaceAll(/\D/g, '') }
    : { kind: 'text', text: body };

async function answer(
  { conversations, requestCallback }: HearTextDeps,
  { id }: Business,
  { messageSid, from, to, body }: Text,
): Promise<string> {
  const told = await conversations.takeTurn(
    textsKeyOf(id, from),
    {
      tenantId: id,
      actor: { kind: 'client', channel: 'sms', address: from },
      caller: { phone: from },
      called: to,
      actions: {
        callBack: ({ phone, name, reason, reference }) =>
          requestCallback({
            ...{ tenantId: id, callSid: messageSid, phone, reason },
            name: name ?? undefined,
            reference: reference ?? undefined,
          }),
      },
    },
    { turn: toTurn(body), messageId: messageSid, begins: 'silent' },
  );
  return toSmsText(told);
}
