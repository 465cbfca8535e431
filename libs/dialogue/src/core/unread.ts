import type { Command } from '../command.ts';
import { say, type Draft, type Then } from './draft.ts';
import { hearNonsense } from './hand-off.ts';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

/** Keeps what was not read until it is known what comes of the rest. */
export function noteUnread(draft: Draft, { said, holdsBack }: Of<'unread'>): Then {
  draft.state.unread = { said, holdsBack };
  return 'ask-again';
}

/** Longest stretch of unread words that is said back. */
const saidBack = 60;
const mostRuns = 3;

/** Says once what was not got, in front of what is offered for the rest. */
export function tellUnread(draft: Draft): void {
  const { unread } = draft.state;
  draft.state.unread = null;
  if (!unread || unread.said.length === 0) return;
  const words = unread.said.join(', ');
  const short = unread.said.length <= mostRuns && words.length <= saidBack;
  say(draft, 'not-got', { words: short ? words : null });
}

/** What no sentence of the turn has told yet is told in front of them all. */
export function tellUnreadFirst(draft: Draft): void {
  const told = draft.prompts.splice(0);
  tellUnread(draft);
  draft.prompts.push(...told);
}

/** Another language: once, in that language, what can be done; after that it is a miss like any. */
export function tellLanguage(draft: Draft, { language }: Of<'foreign'>): Then {
  if (draft.state.languageTold) return hearNonsense(draft);
  draft.state.languageTold = true;
  say(draft, 'other-language', { language });
  return 'ask-again';
}

/** The turn was answered in words that the core has no part in; what it asked is asked again. */
export function tellAnswer(draft: Draft, { text }: Of<'answered'>): Then {
  say(draft, 'answer-given', { text });
  return 'ask-again';
}
