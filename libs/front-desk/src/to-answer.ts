import type { Reply } from '@gomomo/contracts';
import { renderReply, renderSpeech, stateNameOf, type Prompt, type Words } from '@gomomo/dialogue';
import type { Clock, NewId } from '@gomomo/kernel';
import type { Answered, Asked, Heard } from './turn.ts';
import type { Session } from './session.ts';

/** What is said, as the channel's replies and for the ear. */
export function toAnswer(
  deps: { readonly clock: Clock; readonly newId: NewId },
  words: Words,
  session: Session,
  prompts: readonly Prompt[],
  heard: Heard | null,
): Answered {
  const at = new Date(deps.clock.now()).toISOString();
  let seq = session.lastSeq + (heard ? 1 : 0);
  let { timesReplyId } = session;
  const replies = prompts.map((prompt): Reply => {
    const { inPlace, ...rendered } = renderReply(prompt, words);
    seq += 1;
    const id = deps.newId();
    const replaces = inPlace && timesReplyId !== null ? { replaces: timesReplyId } : {};
    if (rendered.card?.kind === 'times') timesReplyId = id;
    return { seq, id, role: 'assistant', at, ...rendered, ...replaces };
  });
  return {
    session: {
      ...session,
      lastSeq: seq,
      timesReplyId,
      said: [replies.map(({ text }) => text), session.said?.[0] ?? []],
    },
    replies,
    speech: renderSpeech(prompts, words),
    state: stateNameOf(session.dialogue),
    heard,
  };
}

/** Who begins by saying what they want is told whom they talk to, as everybody is. */
export function introduces(
  { turn, channel }: Asked,
  { lastSeq }: Session,
  prompts: readonly Prompt[],
): boolean {
  const begins = lastSeq === 0 && turn.kind === 'text' && channel !== 'voice';
  return begins && !prompts.some(({ id }) => id === 'greeting');
}

export function withIntroduction(answered: Answered, words: Words): Answered {
  const [first, ...others] = answered.replies;
  if (!first) return answered;
  const lead = words.tell('introduction', { business: words.tenant.name });
  return { ...answered, replies: [{ ...first, text: `${lead} ${first.text}` }, ...others] };
}
