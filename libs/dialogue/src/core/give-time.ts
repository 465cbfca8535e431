import { isOver } from './choose-time.ts';
import { say, type Draft, type Then } from './draft.ts';

/** "One sec", "let me think": nothing is hurried, and what is held until when is said. */
export function giveTime(draft: Draft): Then {
  const { hold, chosen } = draft.state;
  const until = hold && chosen && !isOver(hold, draft.now) ? hold.expiresAt : null;
  say(draft, 'take-time', { until });
  return 'ask-again';
}
