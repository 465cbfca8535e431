import { appendFileSync, readFileSync } from 'node:fs';
import type { Outcome } from './outcome.ts';

/** What a client did. Times are milliseconds since the run began, of one monotonic clock. */
export interface Call {
  readonly id: number;
  readonly client: string;
  readonly tenant: string;
  readonly op: string;
  /** Of the idempotency key or the message; the same one again is the same wish. */
  readonly key?: string | undefined;
  readonly at: number;
  readonly asked: Readonly<Record<string, unknown>>;
}

/** What came of it; a call without any was cut short and may have done its work. */
export interface Answer extends Outcome {
  readonly at: number;
}

export interface Entry extends Call {
  readonly answer?: Answer;
}

/** Appends to a file: when it began, by the clock of this machine; a line when something is asked, and a line when it is answered. */
export interface History {
  now(): number;
  begin(call: Omit<Call, 'id' | 'at'>): number;
  end(id: number, outcome: Outcome): void;
  /** Something that is no call: a fault, a phase of the run. */
  note(what: string): void;
}

export function createHistory(file: string): History {
  const zero = performance.now();
  const now = (): number => Math.round((performance.now() - zero) * 10) / 10;
  const lines: string[] = [];
  let id = 0;
  let isDue = false;
  const append = (line: object): void => {
    lines.push(`${JSON.stringify(line)}\n`);
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      appendFileSync(file, lines.splice(0).join(''));
    });
  };
  append({ note: `began: ${Date.now()}`, at: now() });
  return {
    now,
    begin(call) {
      id += 1;
      append({ id, at: now(), ...call });
      return id;
    },
    end: (of, outcome) => append({ of, at: now(), ...outcome }),
    note: (what) => append({ note: what, at: now() }),
  };
}

export interface Note {
  readonly at: number;
  readonly note: string;
}

/** @throws SyntaxError for a file that no history has written */
export function readHistory(file: string): { entries: readonly Entry[]; notes: readonly Note[] } {
  const entries = new Map<number, Entry>();
  const notes: Note[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const read = JSON.parse(line) as { id?: number; of?: number; note?: string };
    if (read.note !== undefined) notes.push(read as Note);
    else if (read.of === undefined) entries.set(read.id ?? 0, read as Entry);
    else {
      const { of, ...answer } = read as { of: number } & Answer;
      const begun = entries.get(of);
      if (begun !== undefined) entries.set(of, { ...begun, answer });
    }
  }
  return { entries: [...entries.values()], notes };
}
