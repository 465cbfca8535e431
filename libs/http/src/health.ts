import type { Answer } from './answer.ts';

export interface Check {
  readonly status: 'up' | 'down';
  readonly ms: number;
  readonly detail?: string;
}

export type Checks = Readonly<Record<string, Check>>;

/** Runs one dependency check with a deadline; a check that throws or hangs is `down`. */
export async function checkOf(work: () => Promise<unknown>, timeoutMs = 2000): Promise<Check> {
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
  try {
    await Promise.race([work(), late.promise]);
    return { status: 'up', ms: elapsed() };
  } catch (error) {
    return {
      status: 'down',
      ms: elapsed(),
      detail: error instanceof Error ? error.message : 'failed',
    };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The answer of `/health` and `/health/ready`: 503 as soon as one dependency that is needed to serve
 * is down, or while starting and draining. Strangers in production see the status only.
 */
export function toHealthAnswer(
  checks: Checks,
  options: { readonly serving: boolean; readonly showDetail: boolean },
): Answer {
  const healthy = options.serving && Object.values(checks).every(({ status }) => status === 'up');
  return {
    status: healthy ? 200 : 503,
    body: {
      status: healthy ? 'ok' : options.serving ? 'unavailable' : 'draining',
      ...(options.showDetail ? { checks } : {}),
    },
  };
}
