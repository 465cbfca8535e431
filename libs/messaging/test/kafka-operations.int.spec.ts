import { systemClock } from '@gomomo/kernel';
import { silentLog } from '@gomomo/testing';
import { createKafkaBus, createKafkaOperations } from '../src/index.ts';
import { describeWithKafka, startTestKafka } from './kafka.ts';
import { describeOperations, operationsTopics } from './operations-conformance.ts';
import { shortPatience } from './patience.ts';

describeWithKafka('operations on Kafka', () => {
  describeOperations(async () => {
    const { connection, stop } = await startTestKafka(operationsTopics);
    return {
      open: () =>
        createKafkaBus({
          ...{ connection, topics: operationsTopics, patience: shortPatience },
          ...{ clock: systemClock, logger: silentLog, onFatal: () => undefined },
        }),
      operations: () => createKafkaOperations(connection, silentLog),
      stop,
    };
  });
});
