import { runConsumer } from './run-consumer.ts';

const consumer = await runConsumer({
  brokers: (process.env['KAFKA_BROKERS'] ?? '127.0.0.1:9092').split(','),
  groupId: process.env['GROUP_ID'] ?? 'example-consumer',
  databaseUrl: process.env['DATABASE_URL'] ?? 'postgres://127.0.0.1/example',
  onCrash: (error) => {
    console.error('the consumer crashed', error);
    process.exit(1);
  },
}).catch((error: NodeJS.ErrnoException) => {
  console.error(`It could not begin: ${error.message || error.code}`);
  console.error(
    'KAFKA_BROKERS are those of a running npm run stack, DATABASE_URL is a database of your own.',
  );
  process.exit(1);
});
console.log('keeping the table appointments; Ctrl-C stops');
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void consumer.stop());
}
