import { say, type Draft, type Then } from './draft.ts';

/** A yes does not say what is to change: the same menu, in other words. */
export function askChangeOtherwise(draft: Draft): Then {
  const { question } = draft.state;
  const params = { about: 'change', attempt: 2, again: question } as const;
  say(draft, 'clarify', params, question?.options ?? []);
  return 'done';
}

/** A yes to several times leaves open which: that is said, and the times stay on the table. */
export function askWhichTime(draft: Draft): Then {
  const { question } = draft.state;
  if (draft.state.offer === null || question === null) return 'ask-again';
  const params = { about: 'time', attempt: 2, again: question } as const;
  say(draft, 'clarify', params, question.options);
  return 'done';
}
