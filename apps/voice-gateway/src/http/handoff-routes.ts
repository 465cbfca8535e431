import { sessionCookie } from '@gomomo/conversations';
import type { CountRequest } from '@gomomo/doors';
import { send, sendPlainPage, toCallerAddress, toProblem } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { Request, RequestHandler, Response } from 'express';
import type { GoOnInBrowser, WentOn } from '../use-cases/go-on-in-browser.ts';
import { baseUrlOf, type BeliefDeps } from './believe.ts';

export interface HandoffRoutesDeps extends Pick<BeliefDeps, 'publicBaseUrl'> {
  readonly goOn: GoOnInBrowser;
  readonly countRequest: CountRequest;
  readonly logger: Logger;
}

const sevenDaysSeconds = 7 * 24 * 3_600;

/** GET shows a page and burns nothing (mail and message previews fetch links); its button POSTs. */
export function createHandoffRoutes(deps: HandoffRoutesDeps): RequestHandler {
  return (request, response, next) => {
    const token = /^\/handoff\/([\w.-]{1,400})$/.exec(request.path)?.[1];
    if (token === undefined) {
      next();
      return;
    }
    serve(deps, token, request, response).catch((error: unknown) => {
      const problem = toProblem(error, { instance: '/handoff', traceId: '' });
      if (problem.status === 429 || problem.status === 405) send(response, problem);
      else sendAway(deps, error, response);
    });
  };
}

async function serve(
  deps: HandoffRoutesDeps,
  token: string,
  request: Request,
  response: Response,
): Promise<void> {
  const address = toCallerAddress(request.ip);
  await deps.countRequest.ofStranger(address);
  if (request.method === 'GET' || request.method === 'HEAD') await sendDoor(deps, token, response);
  else if (request.method === 'POST') {
    const went = await deps.goOn.follow(token, address);
    if (went.kind === 'there') sendOver(deps, went, request, response);
    else sendGone(response, went.slug);
  } else {
    throw new AppError('method-not-allowed', 'This path does not take that method.', {
      details: { allow: ['GET', 'POST'] },
    });
  }
}

async function sendDoor(
  { goOn }: HandoffRoutesDeps,
  token: string,
  response: Response,
): Promise<void> {
  const seen = await goOn.look(token);
  if (seen.kind === 'gone') sendGone(response, seen.slug);
  else {
    const text =
      'What you have said in your call is kept. Nothing is booked until you say so here.';
    sendPlainPage(response, {
      ...{ status: 200, title: 'Go on from your call', text },
      action: { label: 'Go on here', post: true },
    });
  }
}

const sendGone = (response: Response, slug: string | undefined): void =>
  sendPlainPage(response, {
    status: 410,
    title: 'This link is over',
    text: 'It can be used once, within 15 minutes. What was booked in the call stays booked.',
    action: slug === undefined ? undefined : { label: 'Start a new chat', href: `/${slug}` },
  });

function sendAway({ logger }: HandoffRoutesDeps, error: unknown, response: Response): void {
  logger.warn({ err: error }, 'a hand-off could not be followed');
  response.setHeader('retry-after', '5');
  const text = 'Your link is still good. Please try again in a moment.';
  sendPlainPage(response, {
    ...{ status: 503, title: 'Not just now', text },
    action: { label: 'Try again', post: true },
  });
}

function sendOver(
  deps: HandoffRoutesDeps,
  { slug, sessionId }: Extract<WentOn, { kind: 'there' }>,
  request: Request,
  response: Response,
): void {
  const secure = baseUrlOf(deps, request).startsWith('https:') ? '; Secure' : '';
  const kept = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${sevenDaysSeconds}${secure}`;
  response.setHeader('set-cookie', `${sessionCookie}=${sessionId}; ${kept}`);
  response.setHeader('location', `/${slug}`);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'no-referrer');
  response.status(303).end();
}
