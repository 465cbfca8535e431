import { isYes } from '../clients/words.ts';
import type { AppointmentRow, Conversation, ConversationMessage, Data } from '../look/data.ts';
import type { Entry } from '../history/history.ts';
import { checkCall } from './calls.ts';
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
  says: 'every message that was acknowledged is in its conversation, exactly once',
  find: ({ entries, conversations }: Data) => {
    const restored = new Map(conversations.map((each) => [each.sessionId, each]));
    return [...toAcknowledged(entries)].flatMap(([session, said]) => {
      const messages = restored.get(session)?.messages;
      if (messages === undefined) return [`a conversation of ${said.size} messages is gone`];
      return [...said].flatMap(([id, { asked }]) => {
        const found = messages.filter((message) => message.id === id).length;
        const what = String(asked['message'] ?? asked['choice']);
        const isKept = asked['message'] !== undefined || moves.test(what);
        return found === 1 || (found === 0 && !isKept)
          ? []
          : [`message ${id} (${what}) is there ${found} times`];
      });
    });
  },
};

interface Proposal {
  readonly start: string;
  readonly resource: { readonly id?: string; readonly name?: string };
}

const proposalOf = ({ card }: ConversationMessage): Proposal | undefined =>
  card?.['kind'] === 'summary' ? (card as unknown as Proposal) : undefined;

/** What is wrong with the yes that made this appointment, in a chat. */
function checkChat(row: AppointmentRow, { messages }: Conversation): string | undefined {
  const at = messages.findIndex(
    ({ role, appointment }) => role === 'assistant' && appointment?.id === row.id,
  );
  const before = messages.slice(0, at);
  const saidAt = before.findLastIndex(({ role }) => role === 'user');
  const said = before[saidAt]?.text ?? '';
  if (!isYes(said)) return `"${said}" is no yes`;
  const asked = before.slice(0, saidAt).findLast((each) => proposalOf(each) !== undefined);
  const proposal = asked === undefined ? undefined : proposalOf(asked);
  const booked = messages[at]?.appointment;
  if (proposal === undefined) return `"${said}" answered no proposal`;
  const isSame =
    Date.parse(proposal.start) === Date.parse(booked?.start ?? '') &&
    proposal.resource.id === booked?.resource?.id;
  return isSame ? undefined : 'what was booked is not what was proposed';
}

export const onlyByYes: Invariant = {
  name: 'I12',
  says: 'every appointment of a chat or call has the whole-turn yes of its client to that very proposal',
  find: ({ appointments, conversations, entries, shops }: Data) => {
    const spoken = entries.filter(({ op }) => op === 'speak');
    return appointments
      .filter(({ notes }) => notes === null)
      .flatMap((row) => {
        const talk = conversations.find(({ messages }) =>
          messages.some(
            ({ role, appointment }) => role === 'assistant' && appointment?.id === row.id,
          ),
        );
        const wrong = talk === undefined ? checkCall(row, spoken, shops) : checkChat(row, talk);
        return wrong === undefined ? [] : [`appointment ${row.id} (${row.channel}): ${wrong}`];
      });
  },
};
