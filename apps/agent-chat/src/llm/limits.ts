export interface ModelLimits {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** Until an answer begins. */
  readonly firstByteMs: number;
  /** Between two pieces of an answer. */
  readonly silenceMs: number;
  /** All requests and searches of a turn together. */
  readonly turnMs: number;
}

/** A client has their answer within 8 s: the last of them are the rules'. */
export const modelLimits: ModelLimits = {
  connectMs: 2_000,
  firstByteMs: 4_000,
  silenceMs: 4_000,
  turnMs: 7_500,
};
