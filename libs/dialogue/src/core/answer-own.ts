import type { Command, Topic } from '../command.ts';
import { tellStatus } from './answer-status.ts';
import { say, tell, type Draft, type Then } from './draft.ts';
import { withoutReference } from './find-appointment.ts';
import { action } from './options.ts';

type Ask = Extract<Command, { kind: 'ask' }>;
export type OwnTopic = Extract<Topic, `own-${string}`>;

export const isOwn = (topic: Topic): topic is OwnTopic => topic.startsWith('own-');

const asked = { 'own-price': 'prices', 'own-length': 'duration' } as const;

/** What the same words ask where no appointment is known. */
export const atLarge = (command: Ask): Ask => ({
  ...command,
  topic: command.topic === 'own-length' ? asked['own-length'] : asked['own-price'],
});

/** "What was my reference again?": told of what was booked or proved here; undefined asks of all there is. */
export function answerOwn(draft: Draft, topic: OwnTopic): Then | undefined {
  const { appointment, flow, pending } = draft.state;
  if (appointment?.status !== 'confirmed' || flow !== 'none') return withoutOne(draft, topic);
  const id = `answer-${topic}` as const;
  if (pending.kind === 'next') {
    say(draft, id, { appointment });
    return 'ask-again';
  }
  const options = [action('move'), action('cancel')];
  return tell(draft, { kind: 'action', about: 'appointment' }, id, { appointment }, options);
}

/** Nothing is known of any: whose it is has to be proved first. */
function withoutOne(draft: Draft, topic: OwnTopic): Then | undefined {
  if (Object.hasOwn(asked, topic)) return undefined;
  return topic === 'own-reference' && draft.state.flow === 'none'
    ? withoutReference(draft)
    : tellStatus(draft);
}
