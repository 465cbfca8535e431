import type { Entry } from '../history/history.ts';

/** All calls by one key, and what is known in the end. */
export interface Wish {
  readonly key: string;
  readonly op: string;
  readonly tenant: string;
  readonly calls: readonly Entry[];
  /** `ok` as soon as one was; `refused` when it was told no; else nobody knows. */
  readonly kind: 'ok' | 'refused' | 'unknown';
  readonly told: Readonly<Record<string, unknown>> | undefined;
}

/** Tells who asks too often to come later, and nothing of a try before whose answer was lost. */
export const tooMany = 429;

const isNo = ({ answer }: Entry): boolean =>
  answer?.kind === 'refused' && answer.status !== tooMany;

export function toWishes(entries: readonly Entry[]): Wish[] {
  const keyed = entries.filter(({ key }) => key !== undefined);
  return [...Map.groupBy(keyed, ({ key }) => key ?? '')].map(([key, calls]) => {
    const ok = calls.find(({ answer }) => answer?.kind === 'ok');
    const kind = ok !== undefined ? 'ok' : calls.some(isNo) ? 'refused' : 'unknown';
    const [{ op, tenant } = { op: '', tenant: '' }] = calls;
    return { key, op, tenant, calls, kind, told: ok?.answer?.told };
  });
}
