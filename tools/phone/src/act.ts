/** What a caller does. */
export type Act =
  | { readonly kind: 'says'; readonly text: string; readonly confidence: number }
  /** Talks while the desk still talks. */
  | { readonly kind: 'interrupts'; readonly text: string; readonly confidence: number }
  | { readonly kind: 'keys'; readonly digits: string }
  | { readonly kind: 'silence' };
