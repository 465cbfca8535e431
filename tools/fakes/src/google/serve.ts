import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ok, Refused, send, toAnswer, type Answer, type Asked, type Headers } from './answer.ts';
import { findCalendarRoute, serveCalendar } from './calendar/routes.ts';
import { errorOf, limitOf, notFound } from './errors.ts';
import { oauthKinds, type Fault, type Kind } from './fault.ts';
import type { House } from './house.ts';
import { serveConsent } from './oauth/consent.ts';
import {
  faultOfToken,
  kindOfToken,
  serveRevoke,
  serveToken,
  statusOfToken,
} from './oauth/token.ts';
import { findOwnRoute } from './page/own-routes.ts';

/** A request, told apart; `run` answers it unless a fault does. No kind: it is none of Google's. */
interface Route {
  readonly kind?: Kind;
  readonly calendarId?: string;
  readonly run: (fault: Fault) => Answer;
}

function findRoute(house: House, asked: Asked): Route {
  const of = `${asked.method} ${asked.path}`;
  const own = findOwnRoute(asked);
  if (own) return { run: () => own(house, asked) };
  if (of === 'GET /o/oauth2/v2/auth') return { run: (fault) => serveConsent(house, asked, fault) };
  if (of === 'POST /o/oauth2/v2/auth') {
    return { kind: 'consent', run: (fault) => serveConsent(house, asked, fault) };
  }
  if (of === 'POST /token') {
    return { kind: kindOfToken(asked), run: (fault) => serveToken(house, asked, fault) };
  }
  if (of === 'GET /oauth2/v1/certs') return { run: () => ok(house.idTokens.certificates()) };
  if (of === 'POST /revoke') return { kind: 'revoke', run: () => serveRevoke(house, asked) };
  const route = findCalendarRoute(asked);
  if (!route) return { run: () => toAnswer(notFound) };
  return { ...route, run: (fault) => serveCalendar(house, asked, route, fault) };
}

/** What a fault answers in the place of Google. */
function insteadOf(kind: Kind, { status, retryAfter, limit, oauth }: Fault): Answer | undefined {
  if (oauth !== undefined) return faultOfToken(oauth).answer;
  const error = limit === undefined ? undefined : limitOf(limit);
  if (error) return toAnswer(error);
  if (status === undefined) return undefined;
  const headers: Headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return oauthKinds.some((it) => it === kind)
    ? { ...statusOfToken(status), headers }
    : toAnswer(errorOf(status, kind), headers);
}

function run(house: House, { path, method }: Asked, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    house.refused.push(`${method} ${path}: ${error.message}`);
    return error.answer;
  }
}

/** Answers one request, or does not, as the faults say. */
export async function serve(
  house: House,
  asked: Asked,
  socket: Socket,
  response: ServerResponse,
): Promise<void> {
  const fromMs = performance.now();
  const { kind, calendarId, run: answerIt } = findRoute(house, asked);
  const fault = kind === undefined ? {} : house.faults.strike(kind, calendarId);
  if (fault.slowMs !== undefined) await pause(fault.slowMs);
  const instead = kind === undefined ? undefined : insteadOf(kind, fault);
  const isDone = !fault.reset && !fault.stall;
  const answer = isDone ? (instead ?? run(house, asked, () => answerIt(fault))) : undefined;
  const told = fault.lost || fault.late ? undefined : answer;
  if (kind !== undefined) {
    const of = calendarId === undefined ? {} : { calendarId };
    house.seen.push({ kind, ...of, status: told?.status ?? null, fromMs, toMs: performance.now() });
  }
  if (fault.reset || fault.lost) socket.resetAndDestroy();
  if (told) send(response, told, new Date(house.now()));
}
