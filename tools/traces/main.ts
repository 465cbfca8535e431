import { runPlainCommand } from '../command-line.ts';
import { run } from './run.ts';

const help = `npm run traces: one trace from what a client did to the call at Google, by a real OpenTelemetry collector.

It builds the collector from Go modules where it is not built yet (Go; kept in ~/.cache/gomomo), looks whether it
takes docker/observability/collector.yaml, starts the stack (npm run stack, and needs what that needs) with it and a
Google of this machine, books once in the chat and once by phone, and prints both traces as trees. The exit code is 1
where a step of the way is missing: HTTP, SQL, outbox, Kafka, Google.
`;

await runPlainCommand(help, async () => {
  process.exitCode = (await run()) ? 0 : 1;
});
