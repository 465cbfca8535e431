import { describe } from '@jest/globals';
import { systemClock } from '@gomomo/kernel';
import { migrate } from '@gomomo/postgres';
import { freshDatabase, silentLog } from '@gomomo/testing';
import { createEmbeddedBus, createEmbeddedOperations, messagingMigrations } from '../src/index.ts';
import { describeOperations, operationsTopics } from './operations-conformance.ts';

describe('operations on the embedded bus', () => {
  describeOperations(async () => {
    const database = await freshDatabase({
      name: 'messaging',
      migrate: async (ownerUrl) => {
        await migrate({ connectionString: ownerUrl, ...messagingMigrations });
      },
    });
    const connectionString = database.appUrl('messaging');
    return {
      open: () =>
        createEmbeddedBus({
          ...{ connectionString, topics: operationsTopics },
          ...{ clock: systemClock, logger: silentLog },
        }),
      operations: () => createEmbeddedOperations(connectionString, systemClock),
      stop: database.drop,
    };
  });
});
