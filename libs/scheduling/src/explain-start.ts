import { checkStart } from './check-start.ts';
import type { Diary, Slot, StartWindow } from './diary.ts';
import { findSlots } from './find-slots.ts';
import type { RefusalReason } from './refusal-reason.ts';

export interface StartQuestion extends Diary {
  readonly start: number;
  /** Where to look for the nearest free starts; the claims must cover it. */
  readonly window: StartWindow;
}

export interface StartExplanation {
  readonly available: boolean;
  /** There exactly when not available. */
  readonly reason?: RefusalReason;
  /** Up to three free slots, the nearest first (of two as near, the later). */
  readonly nearest: readonly Slot[];
}

const nearestCount = 3;

/** Free slots nearest to a start, that start itself left out; the nearest first. */
export function findNearestSlots(question: StartQuestion, count = nearestCount): readonly Slot[] {
  const { start, window } = question;
  const before = findSlots({
    ...question,
    window: { from: window.from, to: Math.min(start - 1, window.to) },
  });
  const after = findSlots({
    ...question,
    window: { from: Math.max(start + 1, window.from), to: window.to },
    limit: count,
  });
  const distance = (slot: Slot) => Math.abs(slot.start - start);
  return [...after.slots, ...before.slots.slice(-count)]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count);
}

/** Answers "why not 15:00?": available, or exactly one reason, and what is free nearby. */
export function explainStart(question: StartQuestion): StartExplanation {
  const verdict = checkStart(question, question.start);
  const nearest = findNearestSlots(question);
  return verdict.available
    ? { available: true, nearest }
    : { available: false, reason: verdict.reason, nearest };
}
