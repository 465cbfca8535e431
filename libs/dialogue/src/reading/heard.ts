import type { Understanding } from '@gomomo/understanding';
import type { Act, ReadingContext } from '../interpreter/reading.ts';

/** A turn on its way to a reading. */
export interface Heard {
  readonly text: string;
  /** The same in plain words. */
  readonly words: string;
  readonly understanding: Understanding;
  readonly context: ReadingContext;
  readonly acts: readonly Act[];
  /** Reads a part of it in the same context. */
  understand(part: string): Understanding;
}
