type Write = (fields: object, message: string) => void;

/** What libraries say about themselves; a pino logger fits. Whoever needs less asks for `Pick`s of it. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}
