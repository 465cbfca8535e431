import { setTimeout as pause } from 'node:timers/promises';
import type { Outcome } from '../history/outcome.ts';
import type { CallerOptions } from './caller-options.ts';

const waitMs = 5_000;
const triesMax = 20;

/**
 * The link that was texted: looked at by a scanner of messages, followed twice at once, as by a double tap, and
 * followed again.
 */
export async function followLink(options: CallerOptions, from: string): Promise<void> {
  const { twilio, history, name, shop } = options;
  const link = await findLink(twilio, from);
  if (link === undefined) return;
  const ask = async (op: string, method: string): Promise<Outcome> => {
    const id = history.begin({ client: name, tenant: shop.slug, op, asked: { link } });
    const outcome = await openLink(link, method);
    history.end(id, outcome);
    return outcome;
  };
  await ask('link-look', 'GET');
  for (let tries = 0; tries < triesMax; tries += 1) {
    const taps = [ask('link-follow', 'POST'), ask('link-follow', 'POST')];
    if ((await Promise.all(taps)).some(({ kind }) => kind !== 'unknown')) break;
    await pause(500);
  }
  await ask('link-again', 'POST');
}

async function findLink(
  twilio: CallerOptions['twilio'],
  from: string,
): Promise<string | undefined> {
  for (const end = Date.now() + waitMs; Date.now() < end; await pause(100)) {
    const body = twilio.messages.findLast(({ to }) => to === from)?.body ?? '';
    const link = /https?:\S+/.exec(body)?.[0];
    if (link !== undefined) return link;
  }
  return undefined;
}

/** Followed once it answers 303, to the chat; 410 once it is used. */
async function openLink(link: string, method: string): Promise<Outcome> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const { status } = await fetch(link, { method, redirect: 'manual', signal });
    if (status < 400) return { kind: 'ok', status };
    return { kind: status < 500 && status !== 429 ? 'refused' : 'unknown', status };
  } catch {
    return { kind: 'unknown' };
  }
}
