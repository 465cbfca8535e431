import { runServices, type HostOptions, type Service } from '@gomomo/service';
import type { StandaloneSettings } from './app-settings.ts';
import type { Teardown } from './teardown.ts';
import { createTrust, trustedKeys } from './trust.ts';

type ServerSettings = Pick<
  StandaloneSettings,
  'HOST' | 'METRICS_PORT' | 'TRUST_PROXY' | 'NODE_ENV'
>;

export interface ServeOptions extends Pick<
  HostOptions,
  'port' | 'logger' | 'announce' | 'noticeMs'
> {
  readonly settings: ServerSettings;
  readonly teardown: Teardown;
}

/** Runs services as the settings say, and stops them first of all at the teardown. */
export async function serve(services: readonly Service[], options: ServeOptions): Promise<void> {
  const { settings, teardown, ...given } = options;
  const { METRICS_PORT: metricsPort } = settings;
  const running = await runServices(services, {
    ...given,
    host: settings.HOST,
    ...(metricsPort === undefined ? {} : { metricsPort }),
    trustProxy: settings.TRUST_PROXY,
    production: settings.NODE_ENV === 'production',
    isTrusted: createTrust(trustedKeys(settings)),
  });
  teardown.add('services', running.stop);
}
