import type { EmbeddedPostgres } from '@gomomo/embedded';

/** The throwaway server of this run: set-up and teardown share one process but no argument. */
export interface RunServer {
  dataDir: string;
  postgres: EmbeddedPostgres;
}

const slot = globalThis as { gomomoRunServer?: RunServer | undefined };

export function keepRunServer(server: RunServer): void {
  slot.gomomoRunServer = server;
}

export function takeRunServer(): RunServer | undefined {
  const server = slot.gomomoRunServer;
  slot.gomomoRunServer = undefined;
  return server;
}
