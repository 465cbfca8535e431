import type { Command } from '../command.ts';

const pause =
  '(?:(?:just |only )?(?:a|one|1|two|half a) (?:quick )?(?:secs?|seconds?|moment|minute|mins?|tick|mo)|hang on|hold on|bear with me|brb|wait (?:a|one) (?:sec|second|moment|minute|bit))(?: please| pls)?';
/** "Let me see, Thursday": thinking aloud; what somebody has to be asked about is no answer yet. */
const musing =
  "(?:let me (?:see|think|look)|lemme (?:see|think)|let's see)(?:[\\s,.;!–-]+)(?!(?:if|whether|what|when|how|who|where|with|about|my|the|a|it|that|this|him|her|them|you|i)\\b)";
const first = new RegExp(
  `^\\W*(?:(?:oh|ok|okay|no|sorry|and|um|uh|well|hm+)\\W+)*(?:${pause}\\s*[,.;!–-]+\\s*|${musing})`,
  'iu',
);
/** "In one minute" and "for a moment" are no pause. */
const last = new RegExp(
  `(?:\\s*[,.;!–-]+\\s*|(?<!\\b(?:in|for|of|within|by|after|about|need|takes?|me|wait|than))\\s+)${pause}[\\s.!]*$`,
  'iu',
);

/** The rest of a turn that asks for a moment at one of its ends; null where there is none. */
export function besidePause(text: string): string | null {
  const rest = text.slice(0, 300).replace(first, '').replace(last, '');
  return rest.length === Math.min(text.length, 300) || rest.trim() === '' ? null : rest;
}

const values: ReadonlySet<Command['kind']> = new Set([
  'set',
  'start',
  'correct',
  'unread',
  'several',
  'reject',
  'forOther',
]);

/** "Make it 4, one moment" is a change; "yes, one moment" is a pause and no yes. */
export const isChange = (commands: readonly Command[]): boolean =>
  commands.some(({ kind }) => kind === 'set') && commands.every(({ kind }) => values.has(kind));
