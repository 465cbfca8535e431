import type { ResourceFacts, ServiceFacts } from '@gomomo/dialogue';
import type { Span } from '@gomomo/understanding';

/** Something known that a sentence speaks of, by whatever name. */
export type Mention =
  | { readonly kind: 'service'; readonly service: ServiceFacts }
  | { readonly kind: 'staff'; readonly staff: ResourceFacts }
  /** What several services are called: "massage". */
  | { readonly kind: 'kind' }
  /** A clock time; without a day where none stands beside it. */
  | { readonly kind: 'time'; readonly time: string; readonly date: string | null }
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'price'; readonly minor: number }
  | { readonly kind: 'length'; readonly minutes: number }
  /** A stretch of time or an unclear one: nothing that is said has room for it. */
  | { readonly kind: 'stretch' }
  /** The client, by the name they gave. */
  | { readonly kind: 'client' }
  /** The business's own. */
  | { readonly kind: 'shop' | 'address' | 'phone' | 'email' | 'website' };

export interface Placed {
  readonly span: Span;
  readonly mention: Mention;
}

export const ofKind = <K extends Mention['kind']>(
  mentions: readonly Mention[],
  kind: K,
): readonly Extract<Mention, { kind: K }>[] =>
  mentions.filter((each): each is Extract<Mention, { kind: K }> => each.kind === kind);
