/** What Google allows for a while, and what renews it. */
export interface Grant {
  readonly accessToken: string;
  /** In seconds. */
  readonly expiresIn: number;
  /** Of a first consent, and of a refresh that rotates it. */
  readonly refreshToken: string | undefined;
  readonly scopes: readonly string[];
  /** Google's id of the person. */
  readonly sub: string | undefined;
}

/**
 * What came of asking Google for tokens:
 *
 * - `ended`: the permission or the code is over; only the person can give another
 * - `refused`: we are, by name or secret: an operator has to see to it
 * - `away`: no usable answer; it may have been done
 */
export type GrantAnswer =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'away'; readonly reason: string; readonly waitMs?: number };
