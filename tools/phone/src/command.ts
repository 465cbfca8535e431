import type { PersonActs } from './person.ts';

/** What a line that is typed, or of a script, tells the caller to do. */
export type Command =
  | { readonly kind: 'says' | 'interrupts' | 'mumbles'; readonly text: string }
  | { readonly kind: 'keys'; readonly digits: string }
  | { readonly kind: 'plays'; readonly file: string }
  | { readonly kind: 'person'; readonly acts: PersonActs }
  | { readonly kind: 'records'; readonly seconds: number }
  | { readonly kind: 'calls'; readonly from?: string }
  | { readonly kind: 'silence' | 'again' | 'hangs up' };

export const commandHelp = `
  a facial on friday      says it
  1   2125550143#   *     a line of digits, * and # alone is keys; "4" in quotes is said
  (an empty line)         says nothing, until the desk goes on
  ! no, on friday         interrupts: talks while the desk still talks
  ~ friday at four        mumbles: is heard badly and with little confidence
  @FILE.wav               says what is in the file, as a recogniser hears it (--recogniser)
  /person 1               whose phone rings: picks up and presses 1; or machine, no-answer, busy, failed
  /record 12              talks after the tone for 12 seconds; 0: says nothing
  /again                  the last webhook comes once more, as Twilio may send it
  /call [NUMBER]          hangs up and calls again, from another number or the same
  /hangup                 hangs up`;

const marked: Readonly<Record<string, (rest: string) => Command>> = {
  '!': (text) => ({ kind: 'interrupts', text }),
  '~': (text) => ({ kind: 'mumbles', text }),
  '@': (file) => ({ kind: 'plays', file }),
};

/** @throws Error for what begins with a slash and is none of the above */
export function readCommand(line: string): Command {
  const text = line.trim();
  if (text === '') return { kind: 'silence' };
  if (text.startsWith('/')) return readSlash(text);
  if (/^[\d*#]+$/.test(text)) return { kind: 'keys', digits: text };
  const rest = text.slice(1).trim();
  return marked[text.charAt(0)]?.(rest) ?? { kind: 'says', text: text.replace(/^"(.*)"$/, '$1') };
}

function readSlash(text: string): Command {
  const [word = '', rest = ''] = text.slice(1).split(/\s+/);
  switch (word) {
    case 'person':
      return { kind: 'person', acts: readPerson(rest) };
    case 'record':
      return { kind: 'records', seconds: Number(rest) || 0 };
    case 'call':
      return { kind: 'calls', ...(rest === '' ? {} : { from: rest }) };
    case 'again':
      return { kind: 'again' };
    case 'hangup':
      return { kind: 'hangs up' };
  }
  throw new Error(`/${word} is not known; --help tells what is.`);
}

function readPerson(what: string): PersonActs {
  switch (what) {
    case 'machine':
    case 'no-answer':
    case 'busy':
    case 'failed':
      return { kind: what };
  }
  return { kind: 'answers', key: what || '1', seconds: 60 };
}
