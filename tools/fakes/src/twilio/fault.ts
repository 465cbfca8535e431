export type Fault =
  /** An error of the server or of the account; 429 and 503 say when to come again. */
  | { readonly status: number; readonly retryAfter?: number }
  /** The message is refused with this code (21610: its recipient has opted out). */
  | { readonly refuse: number }
  /** The message is taken and never arrives: a status callback says so (30007: filtered). */
  | { readonly undelivered: number }
  /** The connection is cut before anything is done. */
  | { readonly reset: true }
  /** Nothing is done and nothing is answered. */
  | { readonly stall: true }
  /** All is done and nothing is answered: whoever asks again asks twice. */
  | { readonly late: true };

export interface FaultRule {
  readonly fault: Fault;
  /** Messages to this number alone; else all of them, and whatever else is asked. */
  readonly to?: string;
  /** How often it strikes; for good unless it says so. */
  readonly times?: number;
}

const named: Readonly<Record<string, Fault>> = {
  reset: { reset: true },
  stall: { stall: true },
  late: { late: true },
};

/** `429`, `21610`, `30007`, `reset`, `stall`, `late`, each with `@NUMBER` for one recipient, `xTIMES`. */
export function readFault(text: string): FaultRule {
  const [, what = '', times, to] = /^(\w+?)(?:x(\d+))?(?:@(\+\d+))?$/.exec(text) ?? [];
  const fault = named[what] ?? byNumber(Number(what));
  if (!fault) throw new Error(`no fault that is known: ${text}`);
  return { fault, ...(times ? { times: Number(times) } : {}), ...(to ? { to } : {}) };
}

function byNumber(number: number): Fault | undefined {
  if (number >= 400 && number < 600) {
    return { status: number, ...(number === 429 ? { retryAfter: 1 } : {}) };
  }
  if (number >= 21_000 && number < 22_000) return { refuse: number };
  return number >= 30_000 && number < 31_000 ? { undelivered: number } : undefined;
}

/** Hands out the fault of one request, counting it. */
export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  strike(to: string | undefined): Fault | undefined;
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  return {
    add: (rule) => void rules.push({ rule, left: rule.times ?? Infinity }),
    clear: () => void (rules = []),
    strike(to) {
      const found = rules.find(
        ({ rule, left }) => left > 0 && (rule.to === undefined || rule.to === to),
      );
      if (found) found.left -= 1;
      return found?.rule.fault;
    },
  };
}
