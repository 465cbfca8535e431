/** A business as its calendar needs it. */
export interface Business {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly resourceIds: readonly string[];
}
