import { systemClock } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { createKafkaBus } from '../src/index.ts';
import { conformanceTopics, describeEventBus } from './conformance.ts';
import { describeWithKafka, startTestKafka } from './kafka.ts';
import { shortPatience } from './patience.ts';

describeWithKafka('the Kafka bus', () => {
  describeEventBus(async () => {
    const kafka = await startTestKafka(conformanceTopics);
    return {
      open: () =>
        createKafkaBus({
          connection: kafka.connection,
          topics: conformanceTopics,
          clock: systemClock,
          logger: silentLog,
          handlerTimeoutMs: 500,
          patience: shortPatience,
          onFatal: (error) => {
            throw error;
          },
        }),
      cutConnections: async () => {
        process.kill(kafka.broker.pid, 'SIGKILL');
        await kafka.broker.ended;
        await kafka.restart();
      },
      stop: kafka.stop,
    };
  });
});
