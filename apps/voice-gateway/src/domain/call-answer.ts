import type { Told } from '@gomomo/conversations';
import type { SpokenLanguage } from './spoken-language.ts';
import { listenIn, type Listening } from './listening.ts';
import { sentences } from './sentences.ts';

/** What a caller hears next, and what happens then. */
export type CallAnswer = Asks | Relays | Holds | Ends | Dials | Records | Screens | Bridges;

interface Asks {
  readonly kind: 'asks';
  readonly language: SpokenLanguage;
  readonly text: string;
  /** Words that the recogniser should expect. */
  readonly hints: readonly string[];
  readonly listening: Listening;
  /** The step that the caller's answer takes. */
  readonly next: number;
  /** It is asked for the second time, because the first could not be taken. */
  readonly again?: boolean;
}

/** The call goes on over a socket, where this is said first. */
interface Relays {
  readonly kind: 'relays';
  readonly language: SpokenLanguage;
  readonly text: string;
  readonly hints: readonly string[];
}

/** The call could not be taken yet: after a moment it is tried once more. */
interface Holds {
  readonly kind: 'holds';
  readonly language: SpokenLanguage;
  readonly text: string;
  readonly seconds: number;
  /** The how manieth time it is tried again. */
  readonly again: number;
}

interface Ends {
  readonly kind: 'ends';
  readonly language: SpokenLanguage;
  readonly text: string;
}

/** The call is put through; what comes of it is told before the step `next`. */
interface Dials {
  readonly kind: 'dials';
  readonly language: SpokenLanguage;
  readonly text: string;
  readonly number: string;
  readonly next: number;
}

/** What is spoken after the tone is kept, and told before the step `next`. */
interface Records {
  readonly kind: 'records';
  readonly language: SpokenLanguage;
  readonly text: string;
  readonly next: number;
}

/** A person who picks up is asked for a key first: an answering machine presses none. */
interface Screens {
  readonly kind: 'screens';
  readonly language: SpokenLanguage;
  readonly text: string;
}

/** They have pressed it: caller and person hear each other. */
interface Bridges {
  readonly kind: 'bridges';
}

type Keys = NonNullable<Told['speech']>['keys'];

const sayKeys = (keys: Keys): string =>
  keys.length < 2
    ? ''
    : sentences.keys(keys.map(({ digit, label }) => `${digit} for ${label}`).join(', '));

/** What the desk told at a step, as the call says it. */
export function toCallAnswer(
  { speech, state }: Told,
  step: number,
  language: SpokenLanguage,
  lead = '',
): CallAnswer {
  const { text = '', keys = [], hints = [] } = speech ?? {};
  if (state === 'ended') return { kind: 'ends', language, text: join(lead, text) };
  const always = step === 0 ? sentences.always : '';
  return {
    kind: 'asks',
    language,
    text: join(lead, text, sayKeys(keys), always),
    hints,
    listening: listenIn(state, keys.length > 0),
    next: step + 1,
  };
}

const join = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
