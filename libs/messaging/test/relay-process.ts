import { systemClock } from '@gomomo/kernel';
import { createPool } from '@gomomo/postgres';
import { createSharedState } from '@gomomo/shared-state';
import { createKafkaBus, createOutboxRelay, createOutboxStore } from '../src/index.ts';
import { shortPatience } from './patience.ts';

// Not the fixtures' silent log: they import Jest, which is not here.
const silent = () => undefined;
const silentLog = { debug: silent, info: silent, warn: silent, error: silent };

/** A relay in a process of its own, to be killed: the service role's URL, shared state's URL, brokers, topic. */
const [relayUrl = '', sharedStateUrl = '', brokers = '', topic = ''] = process.argv.slice(2);

const bus = createKafkaBus({
  connection: { brokers: [brokers], clientId: 'relay' },
  topics: [{ name: topic, partitions: 3, config: {} }],
  clock: systemClock,
  logger: silentLog,
  patience: shortPatience,
  onFatal: () => process.exit(1),
});
const state = createSharedState({ databaseUrl: sharedStateUrl, logger: silentLog });
const pool = createPool({ connectionString: relayUrl, applicationName: 'relay', max: 2 });
const relay = createOutboxRelay({
  store: createOutboxStore(pool, 'booking', systemClock),
  bus,
  toRecords: (row) => [
    {
      topic,
      key: row.aggregateId,
      headers: { ce_id: row.eventId, ce_sequence: String(row.aggregateVersion) },
      value: Buffer.from(JSON.stringify(row.payload)),
    },
  ],
  leases: state.leases,
  holder: `relay ${process.pid}`,
  leaseMs: 2000,
  clock: systemClock,
  logger: silentLog,
});
await Promise.all(relay.loops.map((loop) => loop.run(new AbortController().signal)));
