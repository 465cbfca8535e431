import type { Data, Snapshot } from '../look/data.ts';
import { toChats } from './chats.ts';
import { toDiary } from './diary.ts';
import type { Having } from './having.ts';
import { findSpokenReference } from './spoken.ts';
import { heardIn } from './told-in-talk.ts';

const toHaving = (
  tenant: string,
  { id, start, end, resource }: Snapshot,
  told: Pick<Having, 'call' | 'from' | 'to'>,
): Having => ({
  ...{ ...told, id, of: `${tenant} ${resource.id}` },
  ...{ start: Date.parse(start), end: Date.parse(end) },
});

/**
 * What was booked in chats, from when it was heard until its client said anything else. What is shown of it later
 * may be over already, by a yes whose answer is still to come.
 */
const havingsInChats = ({ entries }: Data): Having[] =>
  toChats(entries).flatMap(({ turns }) => {
    const known = new Set<string>();
    return turns.flatMap(({ call, tenant, heardAt, replies }, index) =>
      replies.flatMap(({ card, appointment }) => {
        const shown = appointment ?? card?.appointment;
        if (heardAt === undefined || shown === undefined || known.has(shown.id)) return [];
        known.add(shown.id);
        if (shown.status !== 'confirmed') return [];
        const to = turns[index + 1]?.at ?? Infinity;
        return [toHaving(tenant, shown, { call, from: heardAt, to })];
      }),
    );
  });

/** The same of calls, which tell what is booked by its reference. */
function havingsInCalls({ entries, outbox, shops }: Data): Having[] {
  const diary = toDiary({ outbox });
  const idOf = new Map(shops.map(({ slug, id }) => [slug, id]));
  const spoken = entries.filter(({ op }) => op === 'speak');
  return [...Map.groupBy(spoken, ({ asked }) => String(asked['from'])).values()].flatMap((turns) =>
    turns.flatMap((turn, index) => {
      const reference = findSpokenReference(heardIn(turn));
      if (reference === undefined || !/\b(is|are) booked\b/i.test(heardIn(turn))) return [];
      const shown = diary.find(idOf.get(turn.tenant) ?? '', reference, 1)?.appointment;
      if (shown === undefined || shown === null) return [];
      const to = turns[index + 1]?.at ?? Infinity;
      const from = turn.answer?.at ?? Infinity;
      return [toHaving(turn.tenant, shown, { call: turn.id, from, to })];
    }),
  );
}

export const havingsInTalk = (data: Data): Having[] => [
  ...havingsInChats(data),
  ...havingsInCalls(data),
];
