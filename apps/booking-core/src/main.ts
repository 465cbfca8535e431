import { parseEnv } from '@gomomo/config';
import { createNewId, systemClock } from '@gomomo/kernel';
import { createPool } from '@gomomo/postgres';
import { runMain, runServices, toHostOptions, untilSignal } from '@gomomo/service';
import { createSharedState } from '@gomomo/shared-state';
import { createLogger, startTracing } from '@gomomo/telemetry';
import { bookingCoreSettings } from './config.ts';
import { openBus } from './open-bus.ts';
import { createBookingCore } from './service.ts';
import { toDeps } from './settings-to-deps.ts';

const name = 'booking-core';

await runMain(async () => {
  const settings = parseEnv(bookingCoreSettings, process.env);
  const logger = createLogger({ name, level: settings.LOG_LEVEL });
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, DATABASE_URL: connectionString } = settings;
  const stopTracing = startTracing({ serviceName: name, ...(endpoint ? { endpoint } : {}) });
  const pool = createPool({ connectionString, applicationName: name, logger });
  const state = createSharedState({ redisUrl: settings.REDIS_URL, logger });
  const bus = openBus(settings, logger);
  const own = { pool, state, bus, logger, clock: systemClock, newId: createNewId(systemClock) };
  const service = createBookingCore({ ...own, ...toDeps(settings) });
  const trusted = [...settings.SERVICE_API_KEY, settings.ADMIN_API_KEY];
  const running = await runServices([service], { ...toHostOptions(settings, trusted), logger });
  await untilSignal();
  const endPool = () => pool.end();
  for (const close of [running.stop, bus.close, state.close, endPool, stopTracing]) await close();
});
