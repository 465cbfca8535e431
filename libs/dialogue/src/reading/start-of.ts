import type { Understanding } from '@gomomo/understanding';
import type { PendingKind } from '../core/pending.ts';
import type { Reading } from '../interpreter/reading.ts';
import { readAgain } from './again.ts';
import { readDailyTopics } from './daily-topics.ts';
import { readStart } from './intents.ts';
import { isOpen } from './situation.ts';
import { readTopics } from './topics.ts';
import { readChange } from './uncertain.ts';

/** Words about an appointment one has start no booking, however much they sound like one. */
function withChange(
  intent: Reading['intent'],
  understanding: Understanding,
  pending: PendingKind,
  text: string,
): Reading['intent'] {
  const certain = intent === 'cancel' || intent === 'reschedule';
  if (!(isOpen(pending) || pending === 'service') || certain) return intent;
  const change = readChange(understanding, text);
  if (change === undefined) return intent;
  return change === 'move' ? 'reschedule' : 'change';
}

/** "Are you a robot?" starts nothing, unless it comes with a wish in so many words. */
export function startOf(
  understanding: Understanding,
  pending: PendingKind,
  text: string,
): Reading['intent'] {
  const aboutUs = readTopics(text).some((topic) => topic === 'identity' || topic === 'abilities');
  if (readDailyTopics(text).includes('greeting')) return null;
  const again = readAgain(text);
  const open = isOpen(pending) || pending === 'service';
  if (again !== null && open && !understanding.cues.has('cancelVisit')) return 'book';
  const intent = withChange(readStart(understanding, pending, text), understanding, pending, text);
  return aboutUs && intent === 'book' && !understanding.cues.has('book') ? null : intent;
}
