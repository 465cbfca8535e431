import { findUnmet } from './expectation.ts';
import type { SeenRequest } from './request.ts';
import type { Answer, Model, Play, Step } from './step.ts';

/** Hands out one answer a request, and remembers what was not as expected. */
export interface Stage {
  answer(request: SeenRequest): Promise<Answer>;
  readonly unmet: readonly string[];
  /** Steps that nobody has asked for yet. */
  left(): number;
}

export function createStage(play: Play): Stage {
  return typeof play === 'function' ? playModel(play) : playSteps(play);
}

const playModel = (model: Model): Stage => ({
  answer: async (request) => model(request),
  unmet: [],
  left: () => 0,
});

function playSteps(steps: readonly Step[]): Stage {
  const unmet: string[] = [];
  let index = 0;
  let played = 0;
  return {
    unmet,
    left: () => steps.slice(index).filter(({ times }) => times !== 'always').length,
    answer: async (request) => {
      const step = steps[index];
      if (step === undefined) {
        unmet.push(`request ${request.number}: the script has ended`);
        return { fault: { status: 500 } };
      }
      played += 1;
      if (step.times !== 'always' && played >= (step.times ?? 1)) {
        index += 1;
        played = 0;
      }
      const wrong = step.expect ? findUnmet(request, step.expect) : [];
      unmet.push(...wrong.map((what) => `request ${request.number}: ${what}`));
      return wrong.length > 0 ? { fault: { status: 500 } } : step;
    },
  };
}
