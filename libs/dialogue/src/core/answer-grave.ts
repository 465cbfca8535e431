import type { Topic } from '../command.ts';
import { requestCallBack } from './call-back.ts';
import { say, unsay, type Draft, type Then } from './draft.ts';
import { findPerson } from './hand-off.ts';
import { action } from './options.ts';

/**
 * What a program must not deal with by itself: it is said so, with regret where there is cause, and a
 * person is named. Undefined: the topic is none of these. Advice on health or law is never given.
 */
export function answerGrave(
  draft: Draft,
  topic: Topic,
  resourceId: string | null,
): Then | undefined {
  switch (topic) {
    case 'emergency':
      // Nothing is asked or sold beside it.
      say(draft, 'answer-emergency', {});
      return 'done';
    case 'health':
      say(draft, 'answer-health', {}, [action('person')]);
      return 'ask-again';
    case 'condition':
      say(draft, 'answer-condition', {});
      return 'ask-again';
    case 'legal':
      say(draft, 'answer-legal', {}, [action('person')]);
      return 'ask-again';
    case 'complaint':
      return hearComplaint(draft);
    case 'abuse':
      say(draft, 'answer-abuse', {}, [action('person')]);
      return 'ask-again';
    case 'wrong-number':
      say(draft, 'answer-wrong-number', {});
      return 'ask-again';
    case 'call-back':
      if (draft.policy.callBack) return requestCallBack(draft);
      if (draft.policy.transfer === 'dial') return findPerson(draft, 'asked');
      // It has the number itself.
      unsay(draft, 'person-number');
      say(draft, 'answer-call-back', {});
      return 'ask-again';
    case 'colleague':
      if (draft.policy.transfer === 'dial') return findPerson(draft, 'asked');
      say(draft, 'person-colleague', { resourceId });
      return 'ask-again';
    default:
      return undefined;
  }
}

/** Regret first, then a person: put through where the channel can, else named. */
function hearComplaint(draft: Draft): Then {
  const { channel, transfer, callBack } = draft.policy;
  say(draft, 'answer-complaint', {}, [action('person')]);
  // By chat the sentence itself has the number.
  const reaches = transfer === 'dial' || channel === 'voice' || callBack;
  return reaches ? findPerson(draft, 'asked') : 'ask-again';
}
