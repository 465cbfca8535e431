import type { Language } from '../prompts/words.ts';
import type { ChannelPolicy } from '../core/policy.ts';
import type { DialogueState } from '../core/state.ts';
import type { TenantFacts } from '../core/tenant-facts.ts';
import type { Read, Visitor } from './reading.ts';

export interface InterpretContext {
  readonly state: DialogueState;
  readonly tenant: TenantFacts;
  /** Epoch ms. */
  readonly now: number;
  readonly read: Read;
  /** Of the labels that were shown; English unless given. */
  readonly language?: Language;
  readonly visitor?: Visitor;
  /** What a telephone line can do is read only where there is one. */
  readonly channel?: ChannelPolicy['channel'];
}
