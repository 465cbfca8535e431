import { within } from '@gomomo/kernel';
import type { HttpAnswer } from './answer.ts';

export interface Check {
  readonly status: 'up' | 'down';
  readonly ms: number;
  readonly detail?: string;
  /** False for what the service can do without for a while: shown, but it goes on serving. */
  readonly needed?: boolean;
}

export type Checks = Readonly<Record<string, Check>>;

/** Runs one dependency check with a deadline; a check that throws or hangs is `down`. */
export async function checkOf(work: () => Promise<unknown>, timeoutMs = 2000): Promise<Check> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  try {
    await within(timeoutMs, work(), () => {
      throw new Error(`no answer in ${timeoutMs} ms`);
    });
    return { status: 'up', ms: elapsed() };
  } catch (error) {
    return {
      status: 'down',
      ms: elapsed(),
      detail: error instanceof Error ? error.message : 'failed',
    };
  }
}

/** The same check of something the service can do without for a while. */
export async function optionalCheckOf(work: () => Promise<unknown>): Promise<Check> {
  return { ...(await checkOf(work)), needed: false };
}

const isUp = ({ status }: Check): boolean => status === 'up';

/**
 * The answer of `/health` and `/health/ready`: 503 as soon as one dependency that is needed to serve
 * is down, or while starting and draining; `degraded` where something is down that it can do without for a
 * while. Strangers in production see the status only.
 */
export function toHealthAnswer(
  checks: Checks,
  options: { readonly serving: boolean; readonly showDetail: boolean },
): HttpAnswer {
  const all = Object.values(checks);
  const canServe = all.every((check) => isUp(check) || check.needed === false);
  const healthy = options.serving && canServe;
  const served = all.every(isUp) ? 'ok' : 'degraded';
  const shown = Object.entries(checks).map(([name, { needed: _needed, ...check }]) => [
    name,
    check,
  ]);
  return {
    status: healthy ? 200 : 503,
    body: {
      status: healthy ? served : options.serving ? 'unavailable' : 'draining',
      ...(options.showDetail ? { checks: Object.fromEntries(shown) as unknown } : {}),
    },
  };
}
