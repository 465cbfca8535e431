import { isYes } from '../clients/words.ts';
import type { Entry } from '../history/history.ts';
import type { AppointmentRow, Snapshot } from '../look/data.ts';
import { repliesOf, type ToldReply } from './told-in-talk.ts';

/** What a client said in one conversation, each message once, and what each was answered. */
export interface Chat {
  readonly turns: readonly Turn[];
}

interface Turn {
  /** The call by which it was first sent, and to whom. */
  readonly call: number;
  readonly tenant: string;
  readonly asked: Entry['asked'];
  /** When it was first sent. */
  readonly at: number;
  /** When an answer came; undefined: none ever did. */
  readonly heardAt: number | undefined;
  readonly replies: readonly ToldReply[];
}

interface Proposal {
  readonly start: string;
  readonly service: { readonly id?: string };
  readonly resource: { readonly id?: string };
  readonly client?: { readonly name?: string | null; readonly phone?: string | null };
}

const toTurn = (calls: readonly Entry[]): Turn => {
  const answered = calls.find(({ answer }) => answer?.kind === 'ok');
  return {
    ...{ call: calls[0]?.id ?? 0, tenant: calls[0]?.tenant ?? '' },
    asked: calls[0]?.asked ?? {},
    at: calls[0]?.at ?? 0,
    heardAt: answered?.answer?.at,
    replies: answered === undefined ? [] : repliesOf(answered),
  };
};

/** All conversations, as the clients had them. */
export function toChats(entries: readonly Entry[]): Chat[] {
  const said = entries.filter(({ op, key }) => op === 'say' && key !== undefined);
  const byMessage = [...Map.groupBy(said, ({ key }) => key ?? '').values()];
  const sessionOf = (calls: readonly Entry[]): string =>
    String(
      calls.find(({ asked }) => asked['sessionId'] !== undefined)?.asked['sessionId'] ??
        calls.find(({ answer }) => answer?.kind === 'ok')?.answer?.told?.['sessionId'],
    );
  return [...Map.groupBy(byMessage, sessionOf).values()].map((messages) => ({
    turns: messages.map(toTurn).toSorted((a, b) => a.at - b.at),
  }));
}

const tells = ({ replies }: Turn, id: string): boolean =>
  replies.some(({ card, appointment }) => (appointment ?? card?.appointment)?.id === id);

/** The conversation in which it was told, or, where that was never heard, in which its client's number was given. */
export const findChat = (row: AppointmentRow, chats: readonly Chat[]): Chat | undefined =>
  chats.find(({ turns }) => turns.some((turn) => tells(turn, row.id))) ??
  chats.find(({ turns }) => turns.some(({ asked }) => gives(row, asked)));

/** The words, or what stands on the button as it was last offered. */
function wordsOf({ asked }: Turn, heard: readonly ToldReply[]): string {
  if (asked['message'] !== undefined) return String(asked['message']);
  const offered = heard.flatMap(({ choices }) => choices ?? []);
  return offered.findLast(({ id }) => id === asked['choice'])?.label ?? '';
}

const isSummary = ({ card }: ToldReply): boolean => card?.kind === 'summary';

/** What a button belongs to; what is said in words, to what was proposed last. */
function findProposal({ asked }: Turn, heard: readonly ToldReply[]): Proposal | undefined {
  const choice = asked['choice'];
  const isMeant = ({ choices }: ToldReply): boolean =>
    choice === undefined || (choices ?? []).some(({ id }) => id === choice);
  const reply = heard.findLast((each) => isSummary(each) && isMeant(each));
  return reply?.card as Proposal | undefined;
}

const isFor = ({ name, phone }: AppointmentRow, { client }: Proposal): boolean =>
  client?.phone === phone && client?.name === name;

/** Whether that number was given in a turn; the name stands beside it. */
const gives = ({ phone }: AppointmentRow, asked: Entry['asked']): boolean =>
  phone !== null && String(asked['message']).includes(phone);

/**
 * What is wrong with the yes that made this appointment, in a chat: by what its client was shown and sent, the turn
 * that was answered with it, or, where that was never heard, the client's last yes.
 */
export function checkChat(
  row: AppointmentRow,
  booked: Snapshot,
  { turns }: Chat,
): string | undefined {
  const heardBefore = ({ at }: Turn): ToldReply[] =>
    turns.flatMap(({ heardAt, replies }) => ((heardAt ?? Infinity) <= at ? replies : []));
  const isYesTurn = (turn: Turn): boolean => isYes(wordsOf(turn, heardBefore(turn)));
  const turn = turns.find((each) => tells(each, row.id)) ?? turns.findLast(isYesTurn);
  if (turn === undefined) return 'the client never said yes';
  const said = wordsOf(turn, heardBefore(turn));
  if (!isYes(said)) return `"${said}" is no yes`;
  const proposal = findProposal(turn, heardBefore(turn));
  if (proposal === undefined) return `"${said}" answered no proposal`;
  const differ = [
    ...(Date.parse(proposal.start) === Date.parse(booked.start) ? [] : ['start']),
    ...(proposal.resource.id === booked.resource.id ? [] : ['resource']),
    ...(proposal.service.id === booked.service.id ? [] : ['service']),
    ...(isFor(row, proposal) ? [] : ['client']),
  ];
  if (differ.length > 0) {
    return `what was booked has another ${differ.join(', ')} than what was proposed`;
  }
  const who = turns.findLast(({ asked, at }) => at < turn.at && gives(row, asked));
  const given = String(who?.asked['message']);
  return who === undefined || given.includes(row.name ?? '')
    ? undefined
    : `booked is it for ${row.name}, the client said "${given}"`;
}
