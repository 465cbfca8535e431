import { createBookingCoreClient } from '@gomomo/clients';
import {
  createFrontDesk,
  type Answered,
  type FrontDeskTurn,
  type Session,
} from '@gomomo/front-desk';
import { fetchJson } from '@gomomo/http';
import { createNewId, systemClock } from '@gomomo/kernel';

export interface VoiceOptions {
  readonly baseUrl: string;
  readonly tenant: string;
  /** Of the server; what a call books, it books with it. */
  readonly serviceKey: string;
  /** Number the call comes from, where it is known. */
  readonly caller?: string;
}

/** A line as a call has it: silence where it is empty, keys behind `#`, else words. */
export function toTurn(line: string): FrontDeskTurn {
  if (line === '') return { kind: 'silence' };
  const digits = /^#([\d*]+)$/u.exec(line)?.[1];
  return digits === undefined ? { kind: 'text', text: line } : { kind: 'keys', digits };
}

/** What is said, and what the keys mean then. */
export const printSpeech = ({ speech }: Answered): string =>
  [speech.text, ...speech.keys.map(({ digit, label }) => `  #${digit} ${label}`)].join('\n');

/** A call without a telephone: the policy of the spoken channel over a running server. */
export function createVoiceTalk({ baseUrl, tenant, serviceKey, caller }: VoiceOptions): {
  take(turn: FrontDeskTurn): Promise<Answered>;
} {
  const desk = createFrontDesk({
    client: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
    clock: systemClock,
    newId: createNewId(systemClock),
    logger: { warn: () => undefined },
  });
  const address = caller ?? 'unknown';
  let session: Session | undefined;
  return {
    take: async (turn) => {
      const answer = await desk.converse({
        ...{ tenant, turn, channel: 'voice' },
        actor: { kind: 'client', channel: 'phone', address },
        ...(session ? { session } : {}),
        ...(caller === undefined ? {} : { caller: { phone: caller } }),
      });
      ({ session } = answer);
      return answer;
    },
  };
}
