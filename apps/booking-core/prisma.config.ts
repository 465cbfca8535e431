import { defineConfig } from 'prisma/config';

// eslint-disable-next-line no-restricted-syntax -- Prisma's CLI wants a default export
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
