import { describe } from '@jest/globals';
import { systemClock } from '@gomomo/kernel';
import { migrate } from '@gomomo/postgres';
import { freshDatabase, silentLog } from '@gomomo/testing';
import pg from 'pg';
import { createEmbeddedBus, messagingMigrations } from '../src/index.ts';
import { conformanceTopics, describeEventBus } from './conformance.ts';

describe('the embedded bus', () => {
  describeEventBus(async () => {
    const database = await freshDatabase({
      name: 'messaging',
      migrate: async (ownerUrl) => {
        await migrate({ connectionString: ownerUrl, ...messagingMigrations });
      },
    });
    return {
      open: () =>
        createEmbeddedBus({
          connectionString: database.appUrl('messaging'),
          topics: conformanceTopics,
          clock: systemClock,
          logger: silentLog,
          handlerTimeoutMs: 500,
        }),
      cutConnections: async () => {
        const admin = new pg.Client(database.superuserUrl);
        await admin.connect();
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'event-log' and datname = current_database()`,
        );
        await admin.end();
      },
      stop: database.drop,
    };
  });
});
