/** What the embedded servers tell about themselves while they start; a pino logger fits. */
export interface ProgressLog {
  info(message: string): void;
}
