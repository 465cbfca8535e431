import type { Element } from '@gomomo/fakes';

/** A sentence as it is said, and whether a caller can talk over it. */
export interface Said {
  readonly text: string;
  readonly language: string;
  readonly interruptible: boolean;
}

/** What the line waits for. */
export type Wants =
  /** Words, keys or silence. */
  | { readonly kind: 'answer'; readonly gather: Element }
  /** What comes of calling a person. */
  | { readonly kind: 'person'; readonly dial: Element; readonly number: string }
  /** Words after the tone. */
  | { readonly kind: 'message'; readonly record: Element }
  /** Talk over a socket. */
  | { readonly kind: 'talk'; readonly relay: Element }
  | { readonly kind: 'over'; readonly how: 'hung up' | 'rejected' | 'ran out' };

/** What a caller heard, from their last act to the next one. */
export interface Heard {
  readonly said: readonly Said[];
  /** All of it, in one piece. */
  readonly text: string;
  readonly wants: Wants;
  /** The document that was obeyed last. */
  readonly document: Element;
  readonly xml: string;
  /** Where the caller's answer goes; undefined: none is waited for. */
  readonly action?: string;
}
