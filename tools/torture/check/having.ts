/** A place that somebody was told is theirs, from when they heard it to when somebody may have ended it. */
export interface Having {
  /** The call by which they were told. */
  readonly call: number;
  /** What it is; the same again is theirs still. */
  readonly id: string;
  /** A resource of a business. */
  readonly of: string;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}
