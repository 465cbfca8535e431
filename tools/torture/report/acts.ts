import type { Entry } from '../history/history.ts';

/** What clients must get done for a run to prove anything; how often of each in 90 seconds, on a slow machine. */
export const acts = {
  hold: 20,
  confirm: 15,
  reschedule: 10,
  cancel: 10,
  reopen: 2,
  'retry with a used key': 10,
  'booking by chat': 5,
  'booking by phone': 3,
} as const;

export type Act = keyof typeof acts;

interface Reply {
  readonly appointment?: { readonly id?: string };
}

/** How often each was told to be done; once for all tries of one wish. */
export function countActs(entries: readonly Entry[]): Record<Act, number> {
  const done = entries.filter(({ answer }) => answer?.kind === 'ok');
  const wishes = (op: string): number =>
    new Set(done.filter((entry) => entry.op === op).map(({ key, id }) => key ?? id)).size;
  return {
    hold: wishes('hold'),
    confirm: wishes('confirm'),
    reschedule: wishes('reschedule'),
    cancel: wishes('cancel'),
    reopen: wishes('reopen'),
    'retry with a used key': countRetries(entries),
    'booking by chat': new Set(done.flatMap(bookedByChat)).size,
    'booking by phone': new Set(done.flatMap(bookedByPhone)).size,
  };
}

/** Wishes of the API that were answered well once more, under the key of an earlier try. */
function countRetries(entries: readonly Entry[]): number {
  const tried = new Set<string>();
  const retried = new Set<string>();
  for (const { op, key, answer } of entries) {
    if (key === undefined || op === 'say') continue;
    if (tried.has(key) && answer?.kind === 'ok') retried.add(key);
    tried.add(key);
  }
  return retried.size;
}

function bookedByChat({ op, answer }: Entry): string[] {
  if (op !== 'say') return [];
  const replies = (answer?.told?.['replies'] ?? []) as readonly Reply[];
  return replies.flatMap(({ appointment }) => appointment?.id ?? []);
}

function bookedByPhone({ op, asked, answer }: Entry): string[] {
  const isBooked = op === 'speak' && /\bbooked\b/i.test(String(answer?.told?.['text'] ?? ''));
  return isBooked ? [String(asked['callSid'])] : [];
}

const usualSeconds = 90;

/** Of each at least one, however short the run; more where it is longer. */
export const wantedOf = (act: Act, seconds: number): number =>
  Math.max(1, Math.floor((acts[act] * seconds) / usualSeconds));
