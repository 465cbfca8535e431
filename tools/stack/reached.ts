/** Where the servers listen, and how each role logs in. */
export interface Servers {
  readonly postgres: string;
  readonly redis: string;
  readonly kafka: string;
  readonly ownerUrl: string;
  readonly redisUrl: string;
  databaseUrl(role: string): string;
}
