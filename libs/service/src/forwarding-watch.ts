import type { Checks } from '@gomomo/http';
import type { Logger } from '@gomomo/telemetry';
import type { IncomingMessage, Server } from 'node:http';

const forwardingHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const;

const advice =
  'requests come through a proxy, but TRUST_PROXY is not set: all its visitors count as one caller. ' +
  'Set TRUST_PROXY to the number of proxies (1) or to their networks; TRUST_PROXY=none if there are none';

/** Whether somebody forwards requests that this process takes for the caller's own. */
export interface ForwardingWatch {
  /** Looks at each request of the server until one was forwarded. */
  over(server: Server): void;
  /** Empty as long as nothing is wrong; else a check that does not keep it from serving. */
  checks(): Checks;
}

/**
 * Warns once, and in health from then on, when forwarding headers arrive while nobody said whether
 * there are proxies (`trustProxy` undefined).
 */
export function watchForwarding(
  trustProxy: unknown,
  logger: Pick<Logger, 'warn'>,
): ForwardingWatch {
  let seen: string | undefined;
  return {
    over(server) {
      if (trustProxy !== undefined) return;
      const look = ({ headers }: IncomingMessage): void => {
        seen = forwardingHeaders.find((name) => headers[name] !== undefined);
        if (seen === undefined) return;
        server.off('request', look);
        server.off('upgrade', look);
        logger.warn({ header: seen }, advice);
      };
      // First in line: the answer that follows may be health's own.
      server.prependListener('request', look);
      // A listener of ours alone would keep an upgrade that nobody takes open for ever.
      if (server.listenerCount('upgrade') > 0) server.prependListener('upgrade', look);
    },
    checks: (): Checks =>
      seen === undefined
        ? {}
        : { trustProxy: { status: 'down', ms: 0, detail: advice, needed: false } },
  };
}
