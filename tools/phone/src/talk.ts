import type { Element, Fields } from '@gomomo/fakes';
import type { Act } from './act.ts';
import type { Heard, Wants } from './heard.ts';
import { openRelay, type RelayReply, type RelaySocket } from './relay-socket.ts';
import type { Here, Walk } from './walk.ts';
import type { Line } from './webhooks.ts';

export interface TalkOptions {
  readonly walk: Walk;
  readonly product: Line;
  readonly line: Fields & { readonly CallSid: string; readonly AccountSid: string };
}

type Talking = Here & { readonly wants: Extract<Wants, { kind: 'talk' }> };

/** Talk over the relay's socket, for as long as that is open. */
export interface Talk {
  acts(here: Talking, act: Act): Promise<Heard>;
  lose(here: Talking): Promise<Heard>;
  breakOff(): void;
}

const sessionId = `VX${'0'.repeat(32)}`;

export function createTalk({ walk, product, line }: TalkOptions): Talk {
  let socket: RelaySocket | undefined;
  const open = async (connect: Element): Promise<RelaySocket> => {
    const publicUrl = connect.children[0]?.attributes['url'] ?? '';
    const { CallSid: callSid, AccountSid: accountSid, From: from, To: to } = line;
    const setup = { sessionId, callSid, accountSid, from, to, direction: 'inbound' };
    return openRelay({ url: toReal(product, publicUrl), publicUrl, token: product.token, setup });
  };
  return {
    breakOff: () => socket?.breakOff(),
    lose({ wants: { relay: connect }, ...here }) {
      socket?.breakOff();
      socket = undefined;
      return walk.act(here, connect, toFields({ type: 'lost', code: 1006 }));
    },
    async acts(here, act) {
      const { relay: connect } = here.wants;
      socket ??= await open(connect);
      for (const message of messagesOf(act)) socket.send(message);
      const reply = await socket.next();
      if (reply.type === 'text') {
        const said = { text: reply.token, language: 'en-US', interruptible: true };
        return walk.stay(here, [said]);
      }
      socket.breakOff();
      socket = undefined;
      return walk.act(here, connect, toFields(reply));
    },
  };
}

/** A product that runs here may believe itself to be elsewhere. */
function toReal({ url, publicUrl = url }: Line, address: string): string {
  const [real, believed] = [url, publicUrl].map((base) => base.replace(/^http/, 'ws'));
  return address.replace(believed ?? '', real ?? '');
}

/** What the line makes of what a caller does; of silence nothing at all. */
function messagesOf(act: Act): object[] {
  const prompt = (text: string): object[] => [
    { type: 'prompt', voicePrompt: text.split(' ')[0], lang: 'en-US', last: false },
    { type: 'prompt', voicePrompt: text, lang: 'en-US', last: true },
  ];
  switch (act.kind) {
    case 'says':
      return prompt(act.text);
    case 'interrupts': {
      const cut = { utteranceUntilInterrupt: '', durationUntilInterruptMs: '400' };
      return [{ type: 'interrupt', ...cut }, ...prompt(act.text)];
    }
    case 'keys':
      return [...act.digits].map((digit) => ({ type: 'dtmf', digit }));
    case 'silence':
      return [];
  }
}

/** What the `<Connect action>` is told. */
const toFields = (reply: Exclude<RelayReply, { type: 'text' }>): Fields =>
  reply.type === 'end'
    ? { SessionId: sessionId, SessionStatus: 'ended', HandoffData: reply.handoffData }
    : { SessionId: sessionId, SessionStatus: 'failed' };
