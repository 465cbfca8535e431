import { createBookingCoreClient } from '@gomomo/clients';
import { parseEnv } from '@gomomo/config';
import { fetchJson } from '@gomomo/http';
import { createNewId, systemClock } from '@gomomo/kernel';
import { runMain, runServices, toHostOptions, untilSignal } from '@gomomo/service';
import { createSharedState } from '@gomomo/shared-state';
import { createLogger, startTracing } from '@gomomo/telemetry';
import { join } from 'node:path';
import { agentChatSettings } from './config.ts';
import { openBus } from './open-bus.ts';
import { createAgentChat } from './service.ts';
import { toDeps } from './settings-to-deps.ts';

const name = 'agent-chat';
const pageFolder = join(import.meta.dirname, '../../chat-web/dist');

await runMain(async () => {
  const settings = parseEnv(agentChatSettings, process.env);
  const logger = createLogger({ name, level: settings.LOG_LEVEL });
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, SERVICE_API_KEY: keys } = settings;
  const stopTracing = startTracing({ serviceName: name, ...(endpoint ? { endpoint } : {}) });
  const state = createSharedState({ redisUrl: settings.REDIS_URL, logger });
  const bus = openBus(settings, logger);
  const { BOOKING_CORE_URL: baseUrl } = settings;
  const bookingCore = createBookingCoreClient({ baseUrl, serviceKey: keys[0] ?? '', fetchJson });
  const own = {
    bookingCore,
    state,
    bus,
    logger,
    clock: systemClock,
    newId: createNewId(systemClock),
  };
  const service = createAgentChat({ ...own, ...toDeps(settings), pageFolder });
  const running = await runServices([service], { ...toHostOptions(settings, keys), logger });
  await untilSignal();
  for (const close of [running.stop, bus.close, state.close, stopTracing]) await close();
});
