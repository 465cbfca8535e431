/** What the adapters say about themselves; a pino logger fits. */
export interface StateLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}
