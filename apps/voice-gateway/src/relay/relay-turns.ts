import type { Log } from '@gomomo/kernel';
import type { CallAnswer } from '../domain/call-answer.ts';
import type { Line } from '../domain/line.ts';
import type { Listening } from '../domain/listening.ts';
import { voiceMetrics } from '../metrics.ts';
import type { Excuse } from '../use-cases/excuse.ts';
import type { CallTurn, HearCaller } from '../use-cases/hear-caller.ts';

export interface RelayTurnsDeps {
  readonly hearCaller: HearCaller;
  readonly excuse: Pick<Excuse, 'again'>;
  /** Notes where the call is, so that it goes on there should the socket be lost; false: not a call of ours. */
  keepStep(callSid: string, step: number): Promise<boolean>;
  /** Calls of other accounts are refused, where it is given. */
  readonly accountSid: string | undefined;
  readonly logger: Log;
}

export interface RelayVoice {
  /** Asks something, and listens so. */
  ask(text: string, listening: Listening): void;
  /** The same, where it has been said already. */
  listen(text: string, listening: Listening): void;
  /** Nothing more is said here: the call goes on by webhooks, from this step. */
  end(step: number): void;
  /** It is no call of ours. */
  refuse(): void;
}

export interface RelayTurns {
  /** The greeting has been said already: it is only looked up how to listen. */
  begin(line: Line): void;
  take(turn: CallTurn): void;
}

/** Turns that may wait for the one being answered: somebody who talks on. */
const waitingMax = 4;
const anything: Listening = { speechTimeout: 'auto', timeoutSeconds: 8, oneKey: false };

/** The steps of one call, one after the other, as webhooks would take them. */
export function createRelayTurns(deps: RelayTurnsDeps, voice: RelayVoice): RelayTurns {
  const { logger } = deps;
  const at = { step: 0, waiting: 0, failed: false };
  let line: Line | undefined;
  let queue = Promise.resolve();

  const goOn = (told: CallAnswer, how: 'ask' | 'listen'): void => {
    if (told.kind !== 'asks') {
      voice.end(at.step);
      return;
    }
    at.step = told.next;
    at.failed = false;
    voice[how](told.text, told.listening);
  };

  const excuse = (of: Line): void => {
    const again = deps.excuse.again(of, at.step);
    if (at.failed || again.kind !== 'asks') voice.end(at.step);
    else voice.ask(again.text, anything);
    at.failed = true;
  };

  const enqueue = (of: () => Line | undefined, work: (line: Line) => Promise<void>): void => {
    at.waiting += 1;
    queue = queue.then(async () => {
      at.waiting -= 1;
      const call = of();
      if (!call) return;
      try {
        await work(call);
      } catch (error) {
        voiceMetrics.failures.inc();
        logger.warn({ err: error, callSid: call.callSid }, 'a turn of a call failed');
        excuse(call);
      }
    });
  };

  return {
    begin: (asked) =>
      enqueue(
        () => asked,
        async ({ callSid }) => {
          if (!(await deps.keepStep(callSid, 0))) return voice.refuse();
          line = asked;
          goOn(await deps.hearCaller(asked, 0, { kind: 'silence' }), 'listen');
        },
      ),
    take(turn) {
      if (at.waiting >= waitingMax) return;
      enqueue(
        () => line,
        async (call) => {
          await deps.keepStep(call.callSid, at.step);
          goOn(await deps.hearCaller(call, at.step, turn), 'ask');
        },
      );
    },
  };
}
