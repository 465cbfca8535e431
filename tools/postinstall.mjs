// Runs on whatever Node npm runs on (20 or later). Generates what is not committed: the Prisma client.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const prisma = 'node_modules/prisma/build/index.js';
if (existsSync(prisma) && existsSync('apps/booking-core/prisma/schema.prisma')) {
  // prisma generate looks for a native schema engine that it does not use; naming any executable
  // stops the download (the client runs on a query compiler in WebAssembly).
  const { status } = spawnSync(process.execPath, ['../../' + prisma, 'generate'], {
    cwd: 'apps/booking-core',
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  process.exitCode = status ?? 1;
}
