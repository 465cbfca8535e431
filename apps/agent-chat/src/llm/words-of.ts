import { createWords, english, type Words } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';

/** How this business writes days, times and money. */
export const wordsOf = ({ tenant, now }: Pick<ModelTurn, 'tenant' | 'now'>): Words =>
  createWords({ tenant, language: { tag: 'en', messages: english }, spoken: false, now });
