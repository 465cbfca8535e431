/** Names of schemas are put into SQL as they are. */
export function assertSchemaName(schema: string): void {
  if (!/^[a-z][a-z_]{0,40}$/.test(schema)) throw new Error(`schema ${schema}`);
}
