import { systemClock } from '@gomomo/kernel';
import { createKafkaBus, createKafkaOperations } from '../src/index.ts';
import { describeWithKafka, startTestKafka } from './kafka.ts';
import { describeOperations, operationsTopics } from './operations-conformance.ts';
import { shortPatience } from './patience.ts';
import { silentLogger } from './support.ts';

describeWithKafka('operations on Kafka', () => {
  describeOperations(async () => {
    const { connection, stop } = await startTestKafka(operationsTopics);
    return {
      open: () =>
        createKafkaBus({
          ...{ connection, topics: operationsTopics, patience: shortPatience },
          ...{ clock: systemClock, logger: silentLogger, onFatal: () => undefined },
        }),
      operations: () => createKafkaOperations(connection, silentLogger),
      stop,
    };
  });
});
