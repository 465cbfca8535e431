import type { Flow } from '../core/state.ts';
import { isAssent } from './assent.ts';

const settles =
  /\b(?:book|reserve|schedule|confirm|move|take|go ahead|fine|good|right|correct|perfect|as (?:it )?is|as shown)\b/iu;

/**
 * "Book it", "it is fine as it is", said to "what should I change?": nothing is. A plain yes there says
 * only that something is to change.
 */
export const standsAsShown = (text: string, flow: Flow): boolean =>
  settles.test(text) && isAssent(text, flow === 'reschedule' ? flow : 'book');
