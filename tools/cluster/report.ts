/** One row a check, printed as it ends. */
export interface Report {
  /** The check answers what it saw, and throws what is wrong. */
  row(what: string, check: () => Promise<string>): Promise<void>;
  readonly failed: number;
  readonly passed: number;
}

const width = 46;

export function createReport(print: (line: string) => void): Report {
  let failed = 0;
  let passed = 0;
  return {
    async row(what, check) {
      const begun = performance.now();
      const line = (state: string, seen: string): void => {
        const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
        print(`${state}  ${seconds} s  ${what.padEnd(width)}  ${seen}`);
      };
      try {
        const seen = await check();
        passed += 1;
        line('ok    ', seen);
      } catch (error) {
        failed += 1;
        line('FAILED', error instanceof Error ? error.message.trimEnd() : String(error));
      }
    },
    get failed() {
      return failed;
    },
    get passed() {
      return passed;
    },
  };
}
