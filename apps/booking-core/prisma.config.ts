// For whoever runs Prisma's own tools here: no database url, because generating needs none and migrations
// are run by @gomomo/postgres. Where the native engine can be downloaded and a url with `?schema=booking`
// is given, `prisma migrate deploy` agrees with the ledger.
export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
};
