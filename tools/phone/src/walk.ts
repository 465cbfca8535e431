import type { Element, Fields } from '@gomomo/fakes';
import { setTimeout as pause } from 'node:timers/promises';
import type { Heard, Said, Wants } from './heard.ts';
import { readDocument, type Place, type Stretch } from './read-document.ts';
import type { Answer, Webhooks } from './webhooks.ts';

/** Where a call is: what was heard last, and where it goes on should nothing come. */
export interface Here {
  readonly heard: Heard;
  readonly url: string;
  readonly after: Place;
}

type Waiting<Kind> = Here & { readonly wants: Extract<Wants, { kind: Kind }> };

/** A call from document to document. */
export interface Walk {
  /** A webhook, and what is heard then. */
  send(url: string, fields: Fields, method?: string): Promise<Heard>;
  /** The last webhook once more. */
  again(): Promise<Heard>;
  /** The address of a verb's attribute, or of the document itself, is sent these fields. */
  act(here: Here, verb: Element, fields: Fields): Promise<Heard>;
  /** More is said where it is. */
  stay(here: Here, said: readonly Said[]): Heard;
  /** Nothing came of what was waited for: the document goes on. */
  passOver(here: Here): Promise<Heard>;
  /** What the line waits for. */
  wants(): Wants['kind'] | undefined;
  /** Where it is, if that is what it waits for. */
  waiting<Kind extends Wants['kind']>(kind: Kind): Waiting<Kind>;
}

const redirectsMax = 10;

export interface WalkOptions {
  readonly webhooks: Webhooks;
  /** Sent with everything. */
  readonly line: Fields;
  readonly onOver: () => Promise<void>;
}

export function createWalk({ webhooks, line, onOver }: WalkOptions): Walk {
  let [here, last]: [Here?, Parameters<Walk['send']>?] = [];
  const inProgress = { ...line, CallStatus: 'in-progress' };

  /** Goes on in a document, over redirects, until something is waited for. */
  async function obey(answer: Answer, url: string, from: Place): Promise<Heard> {
    const said: Said[] = [];
    let [at, current, place] = [url, answer, from];
    for (let count = 0; count < redirectsMax; count += 1) {
      const { said: more, stop, after } = await hear(place);
      said.push(...more);
      if (stop.kind === 'wants') return settle(toHeard(said, stop.wants, current, at), at, after);
      at = new URL(stop.to, at).href;
      current = await webhooks.ask(at, inProgress, stop.method);
      place = beginOf(current);
    }
    throw new Error(`the call is sent round and round at ${at}`);
  }

  async function settle(heard: Heard, url: string, after: Place): Promise<Heard> {
    here = { heard, url, after };
    if (heard.wants.kind === 'over') await onOver();
    return heard;
  }

  async function send(url: string, fields: Fields, method?: string): Promise<Heard> {
    last = [url, fields, method];
    const answer = await webhooks.ask(url, { ...inProgress, ...fields }, method);
    return obey(answer, url, beginOf(answer));
  }

  return {
    send,
    again: () => send(...lastOf(last)),
    act: ({ url }, { attributes }, fields) =>
      send(addressOf(attributes, url), fields, attributes['method']),
    stay: (from, said) => {
      here = { ...from, heard: { ...from.heard, said, text: textOf(said) } };
      return here.heard;
    },
    wants: () => here?.heard.wants.kind,
    passOver: ({ heard, url, after }) => obey(heard, url, after),
    waiting: (kind) => expectWaiting(here, kind),
  };
}

/** Silence takes its time. */
async function hear(place: Place): Promise<Stretch> {
  const stretch = readDocument(place);
  await pause(stretch.pauseSeconds * 1_000);
  return stretch;
}

const beginOf = ({ document }: Answer): Place => ({ document, next: 0 });

function lastOf<Sent>(last: Sent | undefined): Sent {
  if (last === undefined) throw new Error('nothing has been sent yet');
  return last;
}

const textOf = (said: readonly Said[]): string => said.map((sentence) => sentence.text).join(' ');

function toHeard(
  said: readonly Said[],
  wants: Wants,
  { document, xml }: Answer,
  url: string,
): Heard {
  const text = textOf(said);
  const action = wants.kind === 'answer' ? addressOf(wants.gather.attributes, url) : undefined;
  return { said, text, wants, document, xml, ...(action === undefined ? {} : { action }) };
}

function expectWaiting<Kind extends Wants['kind']>(
  here: Here | undefined,
  kind: Kind,
): Waiting<Kind> {
  const wants = here?.heard.wants;
  if (here && wants?.kind === kind) return { ...here, wants: wants as Waiting<Kind>['wants'] };
  const heard = here === undefined ? 'nothing yet' : `"${here.heard.text}"`;
  throw new Error(`the line waits for ${wants?.kind ?? 'a call'}, not ${kind}; heard: ${heard}`);
}

/** Where an answer goes: its own address, else that of the document. */
export const addressOf = ({ action }: Element['attributes'], url: string): string =>
  action === undefined ? url : new URL(action, url).href;
