/** A business as its calendar needs it. */
export interface Business {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly resourceIds: readonly string[];
}
