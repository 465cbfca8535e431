import type { CallAnswer } from '../domain/call-answer.ts';
import { sentences } from '../domain/sentences.ts';
import type { CallDeps } from './call-deps.ts';
import type { Line } from '../domain/line.ts';

/** What a caller is told when a turn could not be taken: never silence, and always a way on. */
export interface Excuse {
  /** Asks for the same step once more; the second time it ends. */
  again(line: Line, step: number): CallAnswer;
  end(line: Line): CallAnswer;
}

const patient = { speechTimeout: 'auto', timeoutSeconds: 8, oneKey: false } as const;

export function createExcuse({ businesses }: Pick<CallDeps, 'businesses'>): Excuse {
  return {
    again: ({ called }, step) => ({
      kind: 'asks',
      language: businesses.recall(called)?.language ?? 'en-US',
      text: sentences.again,
      hints: [],
      listening: patient,
      next: step,
      again: true,
    }),
    end({ called }) {
      const business = businesses.recall(called);
      const text = sentences.away(business?.spelledPhone);
      return { kind: 'ends', language: business?.language ?? 'en-US', text };
    },
  };
}
