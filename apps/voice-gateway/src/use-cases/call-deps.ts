import type { Conversations } from '@gomomo/conversations';
import type { Clock } from '@gomomo/kernel';
import type { CallStore } from '../store/call-store.ts';
import type { Lines } from '../store/lines.ts';
import type { Businesses } from './businesses.ts';
import type { RequestCallback } from './request-callback.ts';
import type { SendLink } from './send-link.ts';

export interface CallDeps {
  readonly conversations: Pick<Conversations, 'takeTurn' | 'find'>;
  readonly calls: CallStore;
  readonly lines: Lines;
  readonly businesses: Businesses;
  readonly clock: Clock;
  readonly requestCallback: RequestCallback;
  /** Left out: no text message can be sent. */
  readonly sendLink?: SendLink;
}
