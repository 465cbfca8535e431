import type { Data } from '../look/data.ts';
import type { Entry } from '../history/history.ts';
import type { Invariant } from './verdict.ts';

/** Every message that was acknowledged, by its conversation. */
function toAcknowledged(entries: readonly Entry[]): Map<string, Map<string, Entry>> {
  const sessions = new Map<string, Map<string, Entry>>();
  for (const entry of entries) {
    const { op, key, answer } = entry;
    if (op !== 'say' || key === undefined || answer?.kind !== 'ok') continue;
    const session = String(answer.told?.['sessionId']);
    const said = sessions.get(session) ?? new Map<string, Entry>();
    sessions.set(session, said.set(key, entry));
  }
  return sessions;
}

/** Choices that move the talk on; one that only turns a card leaves no message behind. */
const moves = /^(accept|slot)/;

export const everyMessage: Invariant = {
  name: 'I11',
  says: 'every message that was acknowledged is in its conversation, exactly once, as it was written',
  find: ({ entries, conversations }: Data) => {
    const restored = new Map(conversations.map((each) => [each.sessionId, each]));
    return [...toAcknowledged(entries)].flatMap(([session, said]) => {
      const messages = restored.get(session)?.messages;
      if (messages === undefined) return [`a conversation of ${said.size} messages is gone`];
      return [...said].flatMap(([id, { asked }]) => {
        const own = messages.filter((message) => message.id === id);
        const found = own.length;
        const what = String(asked['message'] ?? asked['choice']);
        const isWritten = asked['message'] !== undefined;
        if (isWritten && own.some(({ text }) => text !== what)) {
          return [`message ${id} (${what}) is there as "${own[0]?.text}"`];
        }
        const isKept = isWritten || moves.test(what);
        return found === 1 || (found === 0 && !isKept)
          ? []
          : [`message ${id} (${what}) is there ${found} times`];
      });
    });
  },
};
