import type { Conversation, ConversationMessage } from './data.ts';

const holdEnded = /^Your hold on .+? has run out\./;

/**
 * A hold may end while the turn that took it is still under way; its conversation is not told of it then, and may be
 * by a replay, once.
 */
function mayBeNew({ text }: ConversationMessage, before: readonly ConversationMessage[]): boolean {
  const [said] = holdEnded.exec(text) ?? [];
  return said !== undefined && !before.some((each) => each.text.startsWith(said));
}

function compare(before: readonly ConversationMessage[], after: readonly ConversationMessage[]) {
  const isKept = before.every(
    ({ id, text }, index) => after[index]?.id === id && after[index].text === text,
  );
  if (!isKept) return ['is another after the replay'];
  return after
    .slice(before.length)
    .filter((message) => !mayBeNew(message, before))
    .map(({ text }) => `was told "${text}" by the replay`);
}

/** What a replay has changed in conversations, as a page restores them. */
export function findToldAgain(
  before: readonly Conversation[],
  after: readonly Conversation[],
): string[] {
  const now = new Map(after.map((talk) => [talk.sessionId, talk.messages]));
  return before.flatMap(({ sessionId, messages }) => {
    const own = now.get(sessionId);
    const wrong = own === undefined ? ['is gone after the replay'] : compare(messages, own);
    return wrong.map((what) => `the conversation ${sessionId} ${what}`);
  });
}
