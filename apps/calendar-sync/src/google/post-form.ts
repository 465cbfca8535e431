import { withStepSpan } from '@gomomo/telemetry';
import { z } from 'zod';

export type FormAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly json: unknown }
  | { readonly kind: 'away'; readonly reason: string; readonly waitMs?: number };

const timeoutMs = 8_000;
const seconds = z.coerce.number().int().min(0).max(86_400);

/** One POST of a form to Google, never repeated here: a lost answer may have changed what is valid. */
export function postForm(url: string, form: Readonly<Record<string, string>>): Promise<FormAnswer> {
  const { host, pathname } = new URL(url);
  const step = { kind: 'client', attributes: { 'server.address': host } } as const;
  return withStepSpan(`google ${pathname}`, step, () => post(url, form));
}

async function post(url: string, form: Readonly<Record<string, string>>): Promise<FormAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const { status } = response;
    if (status !== 429 && status < 500) return { kind: 'answered', status, json: parse(text) };
    const wait = seconds.safeParse(response.headers.get('retry-after') ?? undefined);
    const waitMs = wait.success ? { waitMs: wait.data * 1_000 } : {};
    return { kind: 'away', reason: `google answered ${status}`, ...waitMs };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    return { kind: 'away', reason: isLate ? 'google did not answer in time' : 'google is away' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
