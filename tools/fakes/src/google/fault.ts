/** What is asked of Google, as faults name it. */
export const calendarKinds = [
  ...(['insert', 'get', 'patch', 'update', 'delete', 'move'] as const),
  ...(['list', 'freebusy', 'calendars'] as const),
];
export const oauthKinds = ['consent', 'exchange', 'refresh', 'revoke'] as const;
export type Kind = (typeof calendarKinds)[number] | (typeof oauthKinds)[number];

/** What goes wrong with one request. */
export interface Fault {
  /** An error with the body that goes with it; 429 and 503 can say when to come again. */
  readonly status?: number;
  readonly retryAfter?: number;
  /** 403 for one of Google's limits: rateLimitExceeded, userRateLimitExceeded, quotaExceeded. */
  readonly limit?: string;
  /** An error of /token: invalid_grant, invalid_client. */
  readonly oauth?: string;
  /** The connection is cut, or nothing is answered; nothing was done. */
  readonly reset?: true;
  readonly stall?: true;
  /** All is done, and then the connection is cut, or nothing is answered: who repeats it does it twice. */
  readonly lost?: true;
  readonly late?: true;
  /** All is done and answered, so much later. */
  readonly slowMs?: number;
  /** The account's owner has disconnected whoever asks: its tokens are dead from now on. */
  readonly revoked?: true;
  /** A refresh brings a new refresh token, and the old one is dead. */
  readonly rotate?: true;
  /** This scope is not granted, whatever the person ticks. */
  readonly withhold?: string;
  /** The clock of Google is off by this, for as long as the rule stands. */
  readonly skewSeconds?: number;
}

export interface FaultRule {
  readonly fault: Fault;
  /** One kind of request alone. */
  readonly kind?: Kind;
  /** Requests about this calendar alone. */
  readonly calendarId?: string;
  /** How often it strikes; for good unless it says so. */
  readonly times?: number;
}

const named: Readonly<Record<string, Fault>> = {
  ...{ revoked: { revoked: true }, rotate: { rotate: true } },
  ...{ reset: { reset: true }, stall: { stall: true } },
  ...{ lost: { lost: true }, late: { late: true } },
  ...{ invalid_grant: { oauth: 'invalid_grant' }, invalid_client: { oauth: 'invalid_client' } },
  rateLimitExceeded: { limit: 'rateLimitExceeded' },
  userRateLimitExceeded: { limit: 'userRateLimitExceeded' },
  quotaExceeded: { limit: 'quotaExceeded' },
};

const grammar = /^([a-z_]+|\d+)(?:=(-?[\w.]+?))?(?:x(\d+))?(?:\/([a-z]+))?(?:@(\S+))?$/i;

/** `503`, `429=7`, `slow=800`, `withhold=calendar.events` …, each with `xTIMES`, `/KIND`, `@CALENDAR`. */
export function readFault(text: string): FaultRule {
  const [, what = '', value, times, kind, calendarId] = grammar.exec(text) ?? [];
  const fault = value === undefined ? (named[what] ?? byNumber(what)) : withValue(what, value);
  const isKind = kind === undefined || [...calendarKinds, ...oauthKinds].some((it) => it === kind);
  if (!fault || !isKind) throw new Error(`no fault that is known: ${text}`);
  return {
    fault,
    ...(kind === undefined ? {} : { kind: kind as Kind }),
    ...(calendarId === undefined ? {} : { calendarId }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}

function byNumber(word: string): Fault | undefined {
  const status = Number(word);
  return status >= 400 && status < 600 ? { status } : undefined;
}

function withValue(word: string, value: string): Fault | undefined {
  if (word === 'withhold') return { withhold: value };
  const number = Number(value);
  if (Number.isNaN(number)) return undefined;
  if (word === 'slow') return { slowMs: number };
  if (word === 'skew') return { skewSeconds: number };
  const fault = byNumber(word);
  return fault && { ...fault, retryAfter: number };
}

/** The text that is read as this rule. */
export function writeFault({ fault, times, kind, calendarId }: FaultRule): string {
  const { status, retryAfter, slowMs, skewSeconds, withhold } = fault;
  const value = retryAfter ?? slowMs ?? skewSeconds ?? withhold;
  const word = Object.keys(fault)[0]?.replace(/Ms$|Seconds$/, '');
  const what = status ?? fault.limit ?? fault.oauth ?? word;
  const counted = times === undefined ? '' : `x${times}`;
  const where = calendarId === undefined ? '' : `@${calendarId}`;
  return `${what}${value === undefined ? '' : `=${value}`}${counted}${kind ? `/${kind}` : ''}${where}`;
}

/** What a rule strikes that names no kind: all of the Calendar, unless it makes sense in one place only. */
function kindsOf({ fault, kind }: FaultRule): readonly Kind[] {
  if (fault.skewSeconds !== undefined) return [];
  if (kind !== undefined) return [kind];
  if (fault.rotate) return ['refresh'];
  if (fault.withhold !== undefined) return ['consent'];
  if (fault.oauth !== undefined) return ['exchange', 'refresh'];
  return fault.revoked ? [...calendarKinds, 'refresh'] : calendarKinds;
}

/** One answer strikes at a time; what is no answer strikes beside it: a late answer can rotate. */
const besides = ['slowMs', 'revoked', 'rotate', 'withhold'] as const;
const sideOf = ({ fault }: FaultRule): string =>
  besides.find((name) => fault[name] !== undefined) ?? 'answer';

/** Hands out what goes wrong with one request, counting it. */
export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  strike(kind: Kind, calendarId: string | undefined): Fault;
  /** By how much the clock is off. */
  skewMs(): number;
  /** The rules that still have something to strike. */
  standing(): readonly FaultRule[];
  /** How often this rule, as it was added, can still strike. */
  left(rule: FaultRule): number;
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  const standing = () => rules.filter(({ left }) => left > 0);
  return {
    add: (rule) => void rules.push({ rule, left: rule.times ?? Infinity }),
    clear: () => void (rules = []),
    strike(kind, calendarId) {
      const struck = new Map<string, (typeof rules)[number]>();
      for (const one of standing()) {
        const isMeant = [undefined, calendarId].includes(one.rule.calendarId);
        const side = sideOf(one.rule);
        if (isMeant && kindsOf(one.rule).includes(kind) && !struck.has(side)) struck.set(side, one);
      }
      for (const one of struck.values()) one.left -= 1;
      return Object.assign({}, ...[...struck.values()].map(({ rule }) => rule.fault)) as Fault;
    },
    skewMs: () =>
      standing().reduce((sum, { rule }) => sum + (rule.fault.skewSeconds ?? 0) * 1_000, 0),
    standing: () => standing().map(({ rule }) => rule),
    left: (rule) => rules.find((one) => one.rule === rule)?.left ?? 0,
  };
}
