import {
  bookingCoreSettings,
  createBookingCore,
  seedDemo,
  toBookingCoreDeps,
} from '@gomomo/booking-core';
import { parseEnv } from '@gomomo/config';
import { kafkaTopics } from '@gomomo/contracts';
import { writePrivateFile } from '@gomomo/embedded';
import { createNewId, systemClock } from '@gomomo/kernel';
import { createEventBus, toKafkaConnection } from '@gomomo/messaging';
import { createPool } from '@gomomo/postgres';
import { createSharedState } from '@gomomo/shared-state';
import { createLogger } from '@gomomo/telemetry';

/** Makes the demo business where it is missing; its key is kept in the file that is named first. */
const [demoFile = 'demo.json'] = process.argv.slice(2);
const settings = parseEnv(bookingCoreSettings, process.env);
const logger = createLogger({ name: 'seed', level: settings.LOG_LEVEL });
const pool = createPool({
  connectionString: settings.DATABASE_URL ?? '',
  applicationName: 'seed',
  logger,
});
const state = createSharedState({ redisUrl: settings.REDIS_URL, logger });
const bus = createEventBus({
  kafka: toKafkaConnection(settings, 'seed'),
  topics: kafkaTopics,
  logger,
  onFatal: (error) => {
    throw error;
  },
});
const own = { pool, state, bus, logger, clock: systemClock, newId: createNewId(systemClock) };
const bookingCore = createBookingCore({ ...own, ...toBookingCoreDeps(settings) });
const { slug, apiKey } = await seedDemo(bookingCore.catalogue);
if (apiKey !== undefined) writePrivateFile(demoFile, `${JSON.stringify({ slug, apiKey })}\n`);
for (const close of [bus.close, state.close, () => pool.end()]) await close();
