import { runServices, type RunningServices, type Service } from '@gomomo/service';
import type { Logger } from '@gomomo/telemetry';
import { freePort } from '@gomomo/testing';

/** One service behind real HTTP on a free port, trusting nobody. */
export const serve = async (service: Service, logger: Logger): Promise<RunningServices> =>
  runServices([service], {
    host: '127.0.0.1',
    port: await freePort(),
    trustProxy: false,
    production: false,
    logger,
    isTrusted: () => false,
    announce: () => undefined,
  });
