import type { CallAnswer } from '../domain/call-answer.ts';
import { sentences } from '../domain/sentences.ts';
import type { CallDeps } from './call-deps.ts';
import type { Line } from '../domain/line.ts';

/** What a caller is told when a turn could not be taken: never silence, and always a way on. */
export interface Excuse {
  /** Asks for the same step once more; the second time it ends. */
  again(line: Line, step: number): CallAnswer;
  /** Of a call that could not be taken after it had been tried again so often: it is once more, or ends. */
  hold(line: Line, tried: number): CallAnswer;
  end(line: Line): CallAnswer;
}

/** How long a caller is held before each try: what is lost is mostly back within seconds. */
const holdSeconds = [2, 4];

const patient = { speechTimeout: 'auto', timeoutSeconds: 8, oneKey: false } as const;

export function createExcuse({ businesses }: Pick<CallDeps, 'businesses'>): Excuse {
  const languageOf = ({ called }: Line) => businesses.recall(called)?.language ?? 'en-US';
  function end(line: Line): CallAnswer {
    const text = sentences.away(businesses.recall(line.called)?.spelledPhone);
    return { kind: 'ends', language: languageOf(line), text };
  }
  return {
    again: (line, step) => ({
      kind: 'asks',
      language: languageOf(line),
      text: sentences.again,
      hints: [],
      listening: patient,
      next: step,
      again: true,
    }),
    hold(line, tried) {
      const seconds = holdSeconds[tried];
      if (seconds === undefined) return end(line);
      const text = sentences.moment;
      return { kind: 'holds', language: languageOf(line), text, seconds, again: tried + 1 };
    },
    end,
  };
}
