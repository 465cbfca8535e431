import { hourMs } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { callKeyOf, type Call } from '../domain/call.ts';

/**
 * Calls in shared state, by CallSid. Throws `dependency-unavailable` while it is away.
 */
export interface CallStore {
  find(callSid: string): Promise<Call | undefined>;
  /** Keeps a call that is not there yet and answers the one that is. */
  begin(callSid: string, call: Call): Promise<Call>;
  /** Changes a call, whoever else does so at the same time. Undefined: it is not there. */
  change(callSid: string, to: (call: Call) => Call): Promise<Call | undefined>;
}

/** Longer than a call that is put through to a person lasts. */
const callTtlMs = 6 * hourMs;
const attempts = 5;

/** One in the form of another release is none: the call begins anew. */
const isCall = (value: unknown): value is Call =>
  (value as { format?: unknown } | null | undefined)?.format === 1;

export function createCallStore(sessions: SharedState['sessions']): CallStore {
  async function change(
    callSid: string,
    to: (call: Call | undefined) => Call | undefined,
  ): Promise<Call | undefined> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      const found = await sessions.get(callKeyOf(callSid));
      const before = isCall(found?.value) ? found.value : undefined;
      const after = to(before);
      if (after === undefined || after === before) return after;
      const options = { expectedVersion: found?.version ?? 0, ttlMs: callTtlMs };
      if ((await sessions.put(callKeyOf(callSid), after, options)) === 'saved') return after;
    }
    throw new Error(`call ${callSid} is written by too many at once`);
  }
  return {
    async find(callSid) {
      const found = await sessions.get(callKeyOf(callSid));
      return isCall(found?.value) ? found.value : undefined;
    },
    begin: async (callSid, call) => (await change(callSid, (found) => found ?? call)) ?? call,
    change: (callSid, to) => change(callSid, (found) => found && to(found)),
  };
}
