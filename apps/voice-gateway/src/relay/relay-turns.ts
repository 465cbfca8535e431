import type { Log } from '@gomomo/kernel';
import type { CallAnswer } from '../domain/call-answer.ts';
import type { Line } from '../domain/line.ts';
import type { Listening } from '../domain/listening.ts';
import { voiceMetrics } from '../metrics.ts';
import type { Excuse } from '../use-cases/excuse.ts';
import type { CallTurn, HearCaller } from '../use-cases/hear-caller.ts';
import { createWaitingLine } from './waiting-line.ts';

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

/** Where the call is. */
interface Place {
  line: Line | undefined;
  step: number;
  /** The turn of this step has failed once. */
  failed: boolean;
}

/** The steps of one call, one after the other, as webhooks would take them. */
export function createRelayTurns(deps: RelayTurnsDeps, voice: RelayVoice): RelayTurns {
  const at: Place = { line: undefined, step: 0, failed: false };
  const queue = createWaitingLine(waitingMax);
  const add = (work: (line: Line) => Promise<void>): void =>
    queue.add(async () => {
      const { line } = at;
      if (line)
        await work(line).catch((error: unknown) => excuse(deps, voice, { at, line, error }));
    });
  return {
    begin(line) {
      if (at.line) return;
      at.line = line;
      add(async ({ callSid }) => {
        if (await deps.keepStep(callSid, 0)) {
          const greeting = await deps.hearCaller(line, 0, { kind: 'silence' });
          goOn(voice, at, greeting, 'listen');
        } else voice.refuse();
      });
    },
    take(turn) {
      if (queue.isFull()) return;
      add(async (line) => {
        await deps.keepStep(line.callSid, at.step);
        goOn(voice, at, await deps.hearCaller(line, at.step, turn), 'ask');
      });
    },
  };
}

function goOn(voice: RelayVoice, at: Place, told: CallAnswer, how: 'ask' | 'listen'): void {
  if (told.kind !== 'asks') {
    voice.end(at.step);
    return;
  }
  Object.assign(at, { step: told.next, failed: false });
  voice[how](told.text, told.listening);
}

interface Failure {
  readonly at: Place;
  readonly line: Line;
  readonly error: unknown;
}

function excuse(deps: RelayTurnsDeps, voice: RelayVoice, { at, line, error }: Failure): void {
  voiceMetrics.failures.inc();
  deps.logger.warn({ err: error, callSid: line.callSid }, 'a turn of a call failed');
  const again = deps.excuse.again(line, at.step);
  if (at.failed || again.kind !== 'asks') voice.end(at.step);
  else voice.ask(again.text, anything);
  at.failed = true;
}
