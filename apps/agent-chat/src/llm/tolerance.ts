/** What a compatible server may not know; the request says the same without it, only less surely. */
const optional = [
  'strict',
  'temperature',
  'parallel_tool_calls',
  'stream_options',
  'max_tokens',
] as const;

export type OptionalParameter = (typeof optional)[number];

/** What this server has refused so far, for as long as the process lives. */
export interface Tolerance {
  readonly without: ReadonlySet<OptionalParameter>;
  /** Asks; where the server refuses a parameter by its name, once more without it. */
  run<Result>(ask: (without: Tolerance['without']) => Promise<Result>): Promise<Result>;
}

export function createTolerance(): Tolerance {
  const without = new Set<OptionalParameter>();
  return {
    without,
    run: async (ask) => {
      // What this request went without; another that runs beside it may learn more meanwhile.
      const tried = new Set(without);
      try {
        return await ask(tried);
      } catch (error) {
        const refused = refusedBy(error).filter((name) => !tried.has(name));
        if (refused.length === 0) throw error;
        refused.forEach((name) => without.add(name));
        return ask(new Set(without));
      }
    },
  };
}

/** Parameters that a 400 (or 422, as some servers say) names. */
function refusedBy(error: unknown): readonly OptionalParameter[] {
  const { status, message, param } = (error ?? {}) as {
    status?: unknown;
    message?: unknown;
    param?: unknown;
  };
  if (status !== 400 && status !== 422) return [];
  const said = `${String(param)} ${String(message)}`;
  return optional.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(said));
}
