import { runAllInOne } from './run-all-in-one.ts';

process.exitCode = await runAllInOne(process.argv.slice(2), process.env);
// What a client library left open must not keep a stopped product alive.
process.exit();
