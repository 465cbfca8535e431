import type { Token } from '../../text/tokens.ts';
import { toName } from './name-words.ts';
import type { Entity } from './reference.ts';

/** Stands for a phone, an e-mail or a reference that has been read already. */
export const contactMark = ';;';

export interface NameEntity extends Entity {
  /** Said to be the name ("my name is"), not found by its place. */
  readonly sure: boolean;
}

/** The name that these words of the text are. */
export function nameOfWords(text: string, words: readonly Token[], sure: boolean): NameEntity {
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? 0;
  return { value: toName(text.slice(start, end)), start, end, sure };
}
