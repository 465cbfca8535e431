import type { Element } from '@gomomo/fakes';
import type { Said, Wants } from './heard.ts';

/** A place in a document: the verb that is next. */
export interface Place {
  readonly document: Element;
  readonly next: number;
}

/** What is heard from a place on, and where it stops. */
export interface Stretch {
  readonly said: readonly Said[];
  /** Silence that is part of it. */
  readonly pauseSeconds: number;
  readonly stop:
    | { readonly kind: 'redirect'; readonly to: string; readonly method: string }
    | { readonly kind: 'wants'; readonly wants: Wants };
  /** Where the document goes on, should what is waited for not come. */
  readonly after: Place;
}

const toSaid = ({ text, attributes }: Element, interruptible: boolean): Said => ({
  text: text.trim(),
  language: attributes['language'] ?? 'en-US',
  interruptible,
});

/** Reads verbs in order until one waits, leads elsewhere or ends the call. */
export function readDocument({ document, next }: Place): Stretch {
  const said: Said[] = [];
  let pauseSeconds = 0;
  for (let index = next; index < document.children.length; index += 1) {
    const verb = document.children[index];
    if (!verb) break;
    const after = { document, next: index + 1 };
    if (verb.name === 'Say') said.push(toSaid(verb, false));
    else if (verb.name === 'Pause') pauseSeconds += Number(verb.attributes['length'] ?? 1);
    else if (verb.name === 'Redirect') {
      const method = verb.attributes['method'] ?? 'POST';
      const stop = { kind: 'redirect', to: verb.text.trim(), method } as const;
      return { said, pauseSeconds, stop, after };
    } else if (verb.name !== 'Play') {
      said.push(...sayIn(verb));
      return { said, pauseSeconds, stop: { kind: 'wants', wants: wantsOf(verb) }, after };
    }
  }
  const wants = { kind: 'over', how: 'ran out' } as const;
  const after = { document, next: Infinity };
  return { said, pauseSeconds, stop: { kind: 'wants', wants }, after };
}

/** What is said while an answer is already listened for. */
function sayIn({ name, attributes, children }: Element): Said[] {
  if (name === 'Connect') return greetingsOf(children);
  if (name !== 'Gather') return [];
  const interruptible = attributes['bargeIn'] !== 'false';
  return children
    .filter((child) => child.name === 'Say')
    .map((child) => toSaid(child, interruptible));
}

/** The relay greets before anybody is heard. */
const greetingsOf = (nouns: readonly Element[]): Said[] =>
  nouns.map(({ attributes: { welcomeGreeting: text = '', language = 'en-US' } }) => ({
    ...{ text, language, interruptible: true },
  }));

function wantsOf(verb: Element): Wants {
  const [noun] = verb.children;
  switch (verb.name) {
    case 'Gather':
      return { kind: 'answer', gather: verb };
    case 'Dial':
      return { kind: 'person', dial: verb, number: (noun?.text ?? verb.text).trim() };
    case 'Record':
      return { kind: 'message', record: verb };
    case 'Connect':
      if (noun?.name === 'ConversationRelay') return { kind: 'talk', relay: verb };
      break;
    case 'Hangup':
      return { kind: 'over', how: 'hung up' };
    case 'Reject':
      return { kind: 'over', how: 'rejected' };
  }
  throw new Error(`the phone does not know <${verb.name}>`);
}
