/** What was started, stopped again in reverse. */
export interface Teardown {
  add(name: string, close: () => Promise<void> | void): void;
  /** Runs everything once; one part that fails does not keep the others open. */
  run(): Promise<void>;
}

export function createTeardown(report: (message: string) => void): Teardown {
  const parts: { name: string; close: () => Promise<void> | void }[] = [];
  return {
    add(name, close) {
      parts.push({ name, close });
    },
    async run() {
      for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
        try {
          await part.close();
        } catch (error) {
          report(`${part.name} did not stop cleanly: ${String(error)}`);
        }
      }
    },
  };
}
