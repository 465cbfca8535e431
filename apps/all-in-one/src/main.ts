import { assemble } from './assemble.ts';
import { help } from './help.ts';
import { loadEnvFile } from './load-env-file.ts';
import { runProduct } from './product.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(help);
} else {
  loadEnvFile('.env');
  process.exitCode = await runProduct({ env: process.env, assemble });
  // What a client library left open must not keep a stopped product alive.
  process.exit();
}
