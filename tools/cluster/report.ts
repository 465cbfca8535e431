/** One row a check, printed as it ends. */
export interface Report {
  /** The check answers what it saw, and throws what is wrong. False where it did. */
  row(what: string, check: () => Promise<string>): Promise<boolean>;
  /** Nothing is looked at any more: what the rest would meet is its own end. */
  stop(): void;
  readonly failed: number;
  readonly passed: number;
}

const width = 46;

export function createReport(print: (line: string) => void): Report {
  let failed = 0;
  let passed = 0;
  let isStopped = false;
  return {
    async row(what, check) {
      if (isStopped) return false;
      const begun = performance.now();
      const line = (state: string, seen: string): void => {
        const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
        print(`${state}  ${seconds} s  ${what.padEnd(width)}  ${seen}`);
      };
      try {
        const seen = await check();
        passed += 1;
        line('ok    ', seen);
        return true;
      } catch (error) {
        if (isStopped) return false;
        failed += 1;
        line('FAILED', error instanceof Error ? error.message.trimEnd() : String(error));
        return false;
      }
    },
    stop() {
      isStopped = true;
    },
    get failed() {
      return failed;
    },
    get passed() {
      return passed;
    },
  };
}
